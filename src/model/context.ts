import { isContextKey } from './guards/context-key.ts'

/**
 * Merges contexts; the keys of `over` win. A context has only keys that middleware set; keys that could reach a
 * prototype are left out.
 */
export function mergeContext(under: Context, over: object | undefined): Context {
  if (over === undefined) return under
  if (under === EMPTY_CONTEXT && over instanceof ContextValues) return over
  const merged: Record<string, unknown> = new ContextValues()
  for (const key in under) merged[key] = under[key]
  for (const key of Object.keys(over)) {
    if (isContextKey(key)) merged[key] = (over as Context)[key]
  }
  return Object.freeze(merged)
}

/** Values that middleware passes down a chain. */
export type Context = Readonly<Record<string, unknown>>

/** An object of a class is several times faster than one without a prototype; its prototype has no keys at all. */
class ContextValues {
  readonly [key: string]: unknown
}

Object.setPrototypeOf(ContextValues.prototype, null)
Reflect.deleteProperty(ContextValues.prototype, 'constructor')

export const EMPTY_CONTEXT: Context = Object.freeze(new ContextValues())
