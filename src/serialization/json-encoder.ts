/** The JSON encoder: plain JSON, and a side table with the places of tagged values. Plain values are not copied. */

import { isSendableKey } from './guards/sendable-key.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import { typeName } from '../utils/type-name.ts'
import { decode, type Inspect } from './json-decoder.ts'
import { ownObjectsOf } from './own-objects.ts'
import { NESTING_LIMIT, shortPath, TOO_DEEP } from './nesting.ts'
import { ItemRows, TagTable, type Key, type TypeTag } from './tag-table.ts'
import { isOffJson, detachNothing, type Codec, type Detach, type Attach } from './codecs.ts'

export interface EncodedValue {
  readonly value: unknown
  /** Inner places come before those around them. */
  readonly tags: readonly TypeTag[]
}

export function stringifyEnvelope({ value, tags }: EncodedValue): string {
  // An envelope is an object.
  return JSON.stringify(tags.length === 0 ? value : { ...(value as object), tags })
}

/** Thrown at the first place that the JSON encoder does not support. */
export class Obstacle {
  readonly path: string
  /** The kind of value there, in the plural: `functions`. */
  readonly kind: string

  constructor(path: readonly Key[], kind: string) {
    this.path = shortPath(path.map(segment).join(''))
    this.kind = kind
  }
}

export interface JsonSerializer {
  /** @throws Obstacle for a value that this encoder does not support, such as an out-of-band value without `detach` */
  readonly encode: (root: unknown, detach?: Detach, arrange?: Arrange) => EncodedValue
  /** Decodes the tagged values in the output of `JSON.parse`, in place; `inspect` checks each before that. */
  readonly decode: (root: object, tags: unknown, attach?: Attach, inspect?: Inspect) => void
}

/** A copy of a plain object with its keys in another order. */
export type Arrange = (
  value: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>>

/** @param codecs - the first that matches a value encodes it */
export function jsonSerializer(codecs: readonly Codec[]): JsonSerializer {
  const find = codecFinder(codecs)
  const byTag = new Map(codecs.map((codec) => [codec.tag, codec]))
  return {
    encode: (root, detach, arrange = asItIs) => new JsonEncoder(find, detach, arrange).encode(root),
    decode: (root, tags, attach, inspect) => decode(root, tags, { byTag, attach, inspect }),
  }
}

/** Finds the codec for a value; adapters come first, even for plain values. */
type FindCodec = ReturnType<typeof codecFinder>

function codecFinder(codecs: readonly Codec[]) {
  const adapters = codecs.filter(({ isAdapter }) => isAdapter)
  const own = codecs.filter(({ isAdapter }) => !isAdapter)
  // Most values are of exactly the class or type of a codec.
  const known = new Map(own.flatMap((codec) => codec.kinds.map((kind) => [kind, codec] as const)))
  return {
    hasAdapters: adapters.length > 0,
    adapter: (value: unknown) => adapters.find(({ matches }) => matches(value)),
    codec: (value: unknown) => {
      const kind = typeof value === 'object' ? value?.constructor : typeof value
      const likely = known.get(kind)
      // An object may have a key `constructor`.
      return likely?.matches(value) ? likely : own.find(({ matches }) => matches(value))
    },
  }
}

function asItIs<T>(value: T): T {
  return value
}

class JsonEncoder {
  readonly #find: FindCodec
  readonly #detach: Detach | undefined
  readonly #arrange: Arrange
  readonly #path: Key[] = []
  /** A list, because most places have few parents. */
  readonly #parents: unknown[] = []
  readonly #tags = new TagTable()
  /** Without adapters, `undefined`. */
  #own: Set<unknown> | undefined

  constructor(find: FindCodec, detach: Detach | undefined, arrange: Arrange) {
    this.#find = find
    this.#detach = detach
    this.#arrange = arrange
  }

  encode(root: unknown): EncodedValue {
    if (this.#find.hasAdapters) this.#own = ownObjectsOf(root)
    this.#parents.push(root)
    return { value: this.#visit(root), tags: this.#tags.rows }
  }

  #visit(value: unknown): unknown {
    const adapter = this.#adapterFor(value)
    if (adapter !== undefined) return this.#visitTagged(value, adapter)
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
    if (typeof value === 'number' && !isOffJson(value)) return value
    if (Array.isArray(value)) return this.#visitList(value)
    if (isPlainObject(value)) return this.#visitObject(this.#arrange(value))
    const codec = this.#find.codec(value)
    if (codec !== undefined) return this.#visitTagged(value, codec)
    throw new Obstacle(this.#path, kindOf(value))
  }

  #adapterFor(value: unknown): Codec | undefined {
    return this.#own === undefined || this.#own.has(value) ? undefined : this.#find.adapter(value)
  }

  #visitTagged(value: unknown, codec: Codec): unknown {
    const { tag, matches, encode, isOutOfBand } = codec
    if (isOutOfBand && this.#detach === undefined) throw new Obstacle(this.#path, kindOf(value))
    // `matches` has accepted the value.
    const output = encode(value as never, this.#detach ?? detachNothing)
    if (matches(output)) {
      throw new Obstacle(this.#path, `values that the codec \`${tag}\` does not change`)
    }
    if (this.#own !== undefined) addOutput(this.#own, codec, output)
    const encoded = this.#visit(output)
    this.#tags.add(tag, this.#path)
    return encoded
  }

  #visitAt(key: string | number, value: unknown): unknown {
    const holds = typeof value === 'object' && value !== null
    this.#path.push(key)
    if (holds && this.#parents.includes(value)) throw new Obstacle(this.#path, 'cycles')
    if (holds) this.#parents.push(value)
    const encoded = this.#visit(value)
    if (holds) this.#parents.pop()
    this.#path.pop()
    this.#tags.shorten(this.#path.length)
    return encoded
  }

  #assertNotTooDeep(): void {
    if (this.#path.length > NESTING_LIMIT) throw new Obstacle(this.#path, TOO_DEEP)
  }

  #visitList(list: readonly unknown[]): readonly unknown[] {
    this.#assertNotTooDeep()
    const rows = new ItemRows(this.#tags, this.#path.length)
    let copy = hasToJson(list) ? [...list] : undefined
    for (let index = 0; index < list.length; index++) {
      const encoded = this.#visitAt(index, list[index])
      if (encoded !== list[index]) (copy ??= [...list])[index] = encoded
      rows.endItem(index)
    }
    rows.endList()
    return copy ?? list
  }

  #visitObject(value: Readonly<Record<string, unknown>>): unknown {
    this.#assertNotTooDeep()
    let copy = hasToJson(value) ? { ...value } : undefined
    for (const key of Object.keys(value)) {
      if (!isSendableKey(key)) throw new Obstacle(this.#path, 'objects with a key `__proto__`')
      const item = value[key]
      const encoded = this.#visitAt(key, item)
      if (encoded !== item) (copy ??= { ...value })[key] = encoded
    }
    return copy ?? value
  }
}

/** Adapters are not asked about the lists that other codecs make. */
function addOutput(own: Set<unknown>, { isAdapter, isOfPairs }: Codec, output: unknown): void {
  if (isAdapter || typeof output !== 'object') return
  own.add(output)
  // Its codec has made a list.
  if (isOfPairs) for (const pair of output as readonly unknown[]) own.add(pair)
}

/** Whether `JSON.stringify` would call a value's `toJSON`. */
function hasToJson(value: object): boolean {
  return 'toJSON' in value && typeof value.toJSON === 'function'
}

function kindOf(value: unknown): string {
  if (typeof value === 'object') return `values of class ${typeName(value)}`
  return value === undefined ? 'undefined' : `${typeof value}s`
}

function segment(key: Key): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
