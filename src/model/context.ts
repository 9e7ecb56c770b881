import { isContextKey } from './guards/context-key.ts'

/**
 * A context with the keys of both, those of `over` winning. Contexts have no prototype, so that a
 * key is there only when somebody put it there; the keys that could reach one are left out.
 */
export function mergeContext(under: Context, over: object | undefined): Context {
  if (over === undefined) return under
  const merged: Record<string, unknown> = Object.assign(Object.create(null), under)
  for (const key of Object.keys(over)) {
    if (isContextKey(key)) merged[key] = (over as Context)[key]
  }
  return Object.freeze(merged)
}

/** Values that middleware pass down a chain. */
export type Context = Readonly<Record<string, unknown>>

/** A context without keys. */
export const EMPTY_CONTEXT: Context = Object.freeze(Object.create(null))
