import { isPlainObject } from '../shared/is-plain-object.ts'
import { typeName } from '../shared/type-name.ts'

/** The classes, besides errors, whose instances the rich road carries without loss. */
const CARRIED: readonly (abstract new (...args: never) => object)[] = [
  Date,
  RegExp,
  Map,
  Set,
  URL,
  ArrayBuffer,
  Object.getPrototypeOf(Uint8Array),
  DataView,
]

/**
 * Makes sure that the rich road carries a value whole: seroval also takes some instances whose data
 * it loses. Every promise in it is marked as handled, since the value is not going to be used.
 *
 * @throws TypeError that names the first place and what stands there
 */
export function assertRich(root: unknown): void {
  const seen = new Set<unknown>()
  const refused: string[] = []
  const visit = (value: unknown, path: string): void => {
    if (seen.has(value)) return
    if (typeof value === 'function' || typeof value === 'symbol') {
      refused.push(`${path}: ${typeof value}s cannot be sent`)
    }
    if (typeof value !== 'object' || value === null) return
    seen.add(value)
    if (value instanceof Promise) value.catch(() => undefined)
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, `${path}[${index}]`))
    else if (isPlainObject(value)) visitKeys(value, path, visit, refused)
    else if (value instanceof Map || value instanceof Set) {
      ;[...value].flat().forEach((item) => visit(item, path))
    } else if (!(value instanceof Error) && !CARRIED.some((type) => value instanceof type)) {
      refused.push(`${path}: values of class ${typeName(value)} cannot be sent`)
    }
  }
  visit(root, '')
  const [first] = refused
  if (first !== undefined) throw new TypeError(first.replace(/^\./, ''))
}

function visitKeys(
  value: Readonly<Record<string, unknown>>,
  path: string,
  visit: (value: unknown, path: string) => void,
  refused: string[],
): void {
  for (const key of Object.keys(value)) {
    if (key === '__proto__')
      refused.push(`${path}: objects with a key \`__proto__\` cannot be sent`)
    visit(value[key], `${path}.${key}`)
  }
}
