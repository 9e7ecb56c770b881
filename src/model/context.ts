import { isContextKey } from './guards/context-key.ts'

/**
 * Merges contexts; the keys of `over` win. A context has only keys that middleware set; keys that could reach a
 * prototype are left out.
 */
export function mergeContext(under: Context, over: object | undefined): Context {
  if (!over) return under
  if (under === EMPTY_CONTEXT && over instanceof ContextValues) return over
  const merged = Object.assign(new ContextValues(), under)
  for (const key of Object.keys(over)) {
    if (isContextKey(key)) merged[key] = (over as Context)[key]
  }
  return Object.freeze(merged)
}

/** Values that middleware passes down a chain. */
export type Context = Readonly<Record<string, unknown>>

/**
 * Makes objects that inherit nothing. Engines handle them several times faster than objects without a prototype.
 * The prototype of a class could not be replaced; TypeScript takes no function for a constructor.
 */
const ContextValues = function () {} as unknown as {
  new (): Record<string, unknown>
  prototype: Record<string, unknown>
}
ContextValues.prototype = Object.create(null)

export const EMPTY_CONTEXT: Context = Object.freeze(new ContextValues())
