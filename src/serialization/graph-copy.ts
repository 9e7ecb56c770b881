import { isSendableKey } from './guards/sendable-key.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import { typeName } from '../utils/type-name.ts'
import { detachNothing, type Codec, type Detach } from './codecs.ts'
import { NESTING_LIMIT, shortPath, TOO_DEEP } from './nesting.ts'
import { Carried } from './graph-encoder.ts'
import type { Serializers } from './serializer.ts'

/** The tags of values that seroval encodes itself, cycles included. */
const NATIVE_TAGS: ReadonlySet<string> = new Set(['u', 'n', 'b', 'm', 's'])

/** Stands for an adapter's value while the adapter's output is copied. */
const PENDING = Symbol('pending')

/**
 * A copy for the graph encoder: plain data without prototypes, holes and symbol keys; other values as their codec
 * encodes them. Throws a TypeError with the path and kind of the first value that cannot be sent.
 *
 * @param own - objects of the runtime, which no adapter sees
 */
export function graphCopy(
  root: unknown,
  { codecs }: Pick<Serializers, 'codecs'>,
  detach?: Detach,
  own: ReadonlySet<unknown> = new Set(),
): unknown {
  const copies = new Map<unknown, unknown>()
  const refused: string[] = []
  const refuse = (path: string, kind: string) => {
    refused.push(`${shortPath(path.replace(/^\./, ''))}: ${kind} cannot be sent`)
  }

  let depth = 0
  const copy = (value: unknown, path: string): unknown => {
    const known = copies.get(value)
    if (known === PENDING) refuse(path, 'cycles through values of an adapter')
    if (known !== undefined) return known
    if (depth > NESTING_LIMIT) return refuse(path, TOO_DEEP)
    depth++
    const copied = copyNew(value, path)
    depth--
    return copied
  }

  const copyNew = (value: unknown, path: string): unknown => {
    const adapter = own.has(value)
      ? undefined
      : codecs.find(({ isAdapter, matches }) => isAdapter && matches(value))
    if (adapter !== undefined) return carry(value, adapter, path)
    if (typeof value === 'function' || typeof value === 'symbol') refuse(path, `${typeof value}s`)
    return typeof value === 'object' && value !== null ? copyObject(value, path) : value
  }

  const copyObject = (value: object, path: string): unknown => {
    if (Array.isArray(value)) {
      const list = keep(value, new Array<unknown>())
      for (const [index, item] of value.entries()) list.push(copy(item, `${path}[${index}]`))
      return list
    }
    if (value instanceof Map) {
      const map = keep(value, new Map<unknown, unknown>())
      for (const [key, item] of value) map.set(copy(key, path), copy(item, path))
      return map
    }
    if (value instanceof Set) {
      const set = keep(value, new Set<unknown>())
      for (const item of value) set.add(copy(item, path))
      return set
    }
    return isPlainObject(value) ? copyPlain(value, path) : copyInstance(value, path)
  }

  const copyPlain = (value: Readonly<Record<string, unknown>>, path: string): unknown => {
    const plain = keep<Record<string, unknown>>(value, {})
    for (const key of Object.keys(value)) {
      if (!isSendableKey(key)) refuse(path, 'objects with a key `__proto__`')
      else plain[key] = copy(value[key], `${path}.${key}`)
    }
    return plain
  }

  const copyInstance = (value: object, path: string): unknown => {
    const codec = codecs.find(({ tag, matches }) => !NATIVE_TAGS.has(tag) && matches(value))
    if (codec !== undefined && !(codec.isOutOfBand && detach === undefined)) {
      return carry(value, codec, path)
    }
    refuse(path, `values of class ${typeName(value)}`)
    return keep(value, undefined)
  }

  const carry = (value: unknown, { tag, encode, matches }: Codec, path: string): unknown => {
    if (typeof value === 'object') copies.set(value, PENDING)
    // `matches` has accepted the value.
    const encoded = encode(value as never, detach ?? detachNothing)
    if (matches(encoded)) refuse(path, `values that the codec \`${tag}\` does not change`)
    return keep(value, new Carried(tag, matches(encoded) ? undefined : copy(encoded, path)))
  }

  const keep = <TCopy>(value: unknown, made: TCopy): TCopy => {
    if (typeof value === 'object') copies.set(value, made)
    return made
  }

  const copied = copy(root, '')
  const [first] = refused
  if (first !== undefined) throw new TypeError(first)
  return copied
}
