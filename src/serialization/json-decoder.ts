import { attachNothing, type Codec, type Attach } from './codecs.ts'
import {
  assertCodec,
  assertOwnKey,
  assertRange,
  assertReadOnce,
  assertShared,
  assertTable,
  assertTag,
  assertUnmade,
} from './guards/type-tags.ts'

export interface DecodeOptions {
  readonly byTag: ReadonlyMap<unknown, Codec>
  readonly attach: Attach | undefined
  readonly inspect: Inspect | undefined
}

/** Checks a tagged value before its codec decodes it; throws for one beyond a limit. */
export type Inspect = (tag: string, encoded: unknown) => void

/** Decodes the tagged values in the output of `JSON.parse`, in place. */
export function decode(root: object, tags: unknown, options: DecodeOptions): void {
  assertTable(tags)
  const decoder = new JsonDecoder(root, options)
  for (const row of tags) decoder.decode(isList(row) ? row : [])
}

class JsonDecoder {
  readonly #options: DecodeOptions
  /** The path of the row before, and the objects along it, up to its first range. */
  readonly #path: unknown[] = []
  readonly #parents: unknown[]
  /** The length of the path. */
  #depth = 1
  /** The place of the first range in the path. */
  #range = NONE
  /** The client must not change the values of adapters, even plain ones. */
  readonly #made = new Map<unknown, Codec>()

  constructor(root: object, options: DecodeOptions) {
    this.#options = options
    this.#parents = [root]
  }

  decode(row: readonly unknown[]): void {
    const [tag, shared] = row
    assertTag(tag)
    const codec = this.#options.byTag.get(tag)
    assertCodec(codec, tag)
    assertShared(shared, this.#depth)
    this.#shorten(shared)
    for (let at = 2; at < row.length; at++) this.#lengthen(row[at])
    // Without a path, there is no parent that has the key.
    const start = this.#range === NONE ? this.#depth - 1 : this.#range
    this.#decodeAt(this.#parents[start], start, codec)
  }

  #shorten(length: number): void {
    this.#depth = length
    if (this.#range >= length) this.#range = NONE
  }

  #lengthen(key: unknown): void {
    const depth = this.#depth++
    this.#path[depth] = key
    if (this.#range !== NONE) return
    if (isList(key)) this.#range = depth
    else this.#parents[depth + 1] = this.#child(this.#parents[depth], key)
  }

  /** Decodes the values at the rest of the path, from a key at `depth`, which leads into `parent`. */
  #decodeAt(parent: unknown, depth: number, codec: Codec): void {
    const key = this.#path[depth]
    if (!isList(key)) return this.#decodeKey(parent, key, depth, codec)
    assertRange(key)
    const [from, to] = key
    for (let index = from; index < to; index++) this.#decodeKey(parent, index, depth, codec)
  }

  #decodeKey(parent: unknown, key: unknown, depth: number, codec: Codec): void {
    const encoded = this.#child(parent, key)
    if (depth < this.#depth - 1) return this.#decodeAt(encoded, depth + 1, codec)
    assertReadOnce(encoded, codec, this.#made)
    this.#options.inspect?.(codec.tag, encoded)
    const value = codec.decode(encoded, this.#options.attach ?? attachNothing)
    if (codec.isAdapter && typeof value === 'object') this.#made.set(value, codec)
    // `#child` has checked that the parent has this key.
    ;(parent as Record<string, unknown>)[key as string] = value
  }

  /** The own value of a list or plain object: no row leads into the values of codecs. */
  #child(parent: unknown, key: unknown): unknown {
    assertUnmade(parent, this.#made)
    assertOwnKey(parent, key)
    // The guard refuses any other key.
    return (parent as Readonly<Record<string, unknown>>)[key as string]
  }
}

const NONE = Number.POSITIVE_INFINITY

const isList: (value: unknown) => value is readonly unknown[] = Array.isArray
