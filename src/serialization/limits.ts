import { memoize } from '../utils/memoize.ts'
import { isLimit } from './guards/limits.ts'

/** The limits of a request. An app may set its own for all functions, a function for itself. */
export interface Limits {
  /**
   * The size of a body, in bytes. After the first thousand chunks, each counts as at least 128 bytes.
   *
   * @defaultValue `1_048_576`, 1 MiB
   */
  readonly body: number
  /** The length of a GET call's query, in characters; it can only be raised. @defaultValue `8192` */
  readonly query: number
  /** The deepest nesting of values. @defaultValue `64` */
  readonly depth: number
  /** The number of values in all. @defaultValue `50_000` */
  readonly nodes: number
  /** The number of keys of one object. @defaultValue `1_000` */
  readonly keys: number
  /** The number of items of one array. @defaultValue `20_000` */
  readonly items: number
  /**
   * The number of numbers and bigints in one `Set`, or among the keys of one `Map`. Squares of several collections
   * add up: 600 and 800 count as 1,000. Other keys do not count.
   *
   * Engines hash numbers without a secret, so a client can choose many with one hash. The engine compares each with
   * all before it: twice as many take four times as long.
   *
   * @defaultValue `1_000`
   */
  readonly entries: number
  /** The number of fields and files of a form, or of a call with files. @defaultValue `1_000` */
  readonly parts: number
  /** The longest time for a body to arrive, in milliseconds. @defaultValue `30_000` */
  readonly bodyTimeout: number
}

/** Limits that an app or a function sets; `undefined` keeps a default. */
export type ChosenLimits = { readonly [K in keyof Limits]?: Limits[K] | undefined }

/** The longest query that the client sends; longer input goes by POST. */
export const QUERY_LIMIT = 8192

export const DEFAULT_LIMITS: Limits = {
  body: 1_048_576,
  query: QUERY_LIMIT,
  depth: 64,
  nodes: 50_000,
  keys: 1_000,
  items: 20_000,
  entries: 1_000,
  parts: 1_000,
  bodyTimeout: 30_000,
}

/** The time without an item before a keep-alive frame, in milliseconds; proxies wait longer. */
export const DEFAULT_KEEP_ALIVE = 15_000

/** Limits with some replaced; that of the query stays at least as long as the client's. */
export function withLimits(base: Limits, chosen: ChosenLimits | undefined): Limits {
  return chosen === undefined ? base : mergerFor(base)(chosen)
}

/** Each call merges the same limits. */
const mergerFor = /* @__PURE__ */ memoize((base: Limits) =>
  memoize((chosen: ChosenLimits) => merge(base, chosen)),
)

function merge(base: Limits, chosen: ChosenLimits): Limits {
  const entries = Object.entries(chosen).filter(([, value]) => isLimit(value))
  const merged: Limits = { ...base, ...Object.fromEntries(entries) }
  return Object.freeze({ ...merged, query: Math.max(merged.query, QUERY_LIMIT) })
}
