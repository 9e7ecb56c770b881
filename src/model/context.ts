import { isContextKey } from './guards/context-key.ts'

/**
 * Merges contexts; the keys of `over` win. A context has no prototype, so it has only keys that middleware set;
 * keys that could reach a prototype are left out.
 */
export function mergeContext(under: Context, over: object | undefined): Context {
  if (over === undefined) return under
  const merged: Record<string, unknown> = Object.assign(Object.create(null), under)
  for (const key of Object.keys(over)) {
    if (isContextKey(key)) merged[key] = (over as Context)[key]
  }
  return Object.freeze(merged)
}

/** Values that middleware passes down a chain. */
export type Context = Readonly<Record<string, unknown>>

export const EMPTY_CONTEXT: Context = Object.freeze(Object.create(null))
