import { isLimit } from './guards/limits.ts'

/** How much a request may ask for. A function may choose its own, the app others for all of them. */
export interface Limits {
  /**
   * The size of a body, in bytes. Behind the first thousand chunks, each counts as 128 bytes at least.
   *
   * @defaultValue `1_048_576`, 1 MiB
   */
  readonly body: number
  /**
   * The length of a GET call's query, in characters; it can only be raised.
   *
   * @defaultValue `8192`
   */
  readonly query: number
  /**
   * How deeply values may nest.
   *
   * @defaultValue `64`
   */
  readonly depth: number
  /**
   * How many values there may be in all.
   *
   * @defaultValue `50_000`
   */
  readonly nodes: number
  /**
   * How many keys one object may have.
   *
   * @defaultValue `1_000`
   */
  readonly keys: number
  /**
   * How many items one array may have.
   *
   * @defaultValue `20_000`
   */
  readonly items: number
  /**
   * How many numbers and bigints one `Set` may hold, or one `Map` as its keys. Of several collections the squares
   * add up: 600 and 800 count as 1,000. Other keys do not count.
   *
   * Engines hash numbers without a secret, so that a client can choose many of one hash. The engine compares each
   * of these with all before it: twice as many take four times as long.
   *
   * @defaultValue `1_000`
   */
  readonly entries: number
  /**
   * How many fields or files a form may have, or a call with files.
   *
   * @defaultValue `1_000`
   */
  readonly parts: number
  /**
   * How long a body may take to arrive, in milliseconds.
   *
   * @defaultValue `30_000`
   */
  readonly bodyTimeout: number
}

/** Limits that an app or a function chooses. Those that are `undefined` are not chosen. */
export type ChosenLimits = { readonly [K in keyof Limits]?: Limits[K] | undefined }

/** The longest query that the client sends; longer input travels by POST. */
export const QUERY_LIMIT = 8192

/** The limits that hold unless an app or a function chooses others. */
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

/** After how long without an item a keep-alive frame is sent, in milliseconds: proxies wait for longer. */
export const DEFAULT_KEEP_ALIVE = 15_000

/** Those that have been worked out: an app and a function choose once, and each call asks. */
const known = new WeakMap<Limits, WeakMap<ChosenLimits, Limits>>()

/** Limits with some of them replaced; the query's never below what the client sends. */
export function withLimits(base: Limits, chosen: ChosenLimits | undefined): Limits {
  if (chosen === undefined) return base
  const ofBase = known.get(base) ?? new WeakMap<ChosenLimits, Limits>()
  known.set(base, ofBase)
  const limits = ofBase.get(chosen) ?? merge(base, chosen)
  ofBase.set(chosen, limits)
  return limits
}

function merge(base: Limits, chosen: ChosenLimits): Limits {
  const entries = Object.entries(chosen).filter(([, value]) => isLimit(value))
  const merged: Limits = { ...base, ...Object.fromEntries(entries) }
  return Object.freeze({ ...merged, query: Math.max(merged.query, QUERY_LIMIT) })
}
