import { attachNothing, type Codec, type Attach } from './codecs.ts'
import {
  assertCodec,
  assertOwnKey,
  assertPlace,
  assertReadOnce,
  assertShared,
  assertTable,
  assertTag,
  assertUnmade,
} from './guards/type-tags.ts'

/** Who reads what stands in a text. */
export interface DecodeOptions {
  /** The codecs of the encoder. */
  readonly byTag: ReadonlyMap<unknown, Codec>
  /** Gives what travelled beside the text. */
  readonly attach: Attach | undefined
  /** Asked before a codec reads. */
  readonly inspect: Inspect | undefined
}

/**
 * Looks at what is written under a tag.
 *
 * @throws ProtocolError for what is not to be read
 */
export type Inspect = (tag: string, written: unknown) => void

/**
 * Puts what a side table names into a value that JSON gave, in place.
 *
 * @throws ProtocolError `TYPE_NOT_ALLOWED` for a tag without a codec; Error for a table that does not fit
 */
export function decode(
  root: object,
  tags: unknown,
  { byTag, attach = attachNothing, inspect }: DecodeOptions,
): void {
  assertTable(tags)
  // The path to the place of the row before, and what stands on the way to it.
  const path: unknown[] = []
  const holders: unknown[] = [root]
  // What adapters gave is not the client's to change, even where it is plain.
  const made = new Map<unknown, Codec>()
  for (const each of tags) {
    const row = isList(each) ? each : []
    const [tag, shared] = row
    assertTag(tag)
    const codec = byTag.get(tag)
    assertCodec(codec, tag)
    assertShared(shared, holders.length)
    path.length = shared
    holders.length = shared + 1
    for (let index = 2; index < row.length; index++) {
      const holder = holders[holders.length - 1]
      assertUnmade(holder, made)
      path.push(row[index])
      holders.push(child(holder, row[index]))
    }
    const key = path.at(-1)
    const written = holders.pop()
    assertPlace(key)
    assertReadOnce(written, codec, made)
    inspect?.(tag, written)
    const value = codec.read(written, attach)
    if (codec.isAdapter && typeof value === 'object') made.set(value, codec)
    // `child` has made sure that the last holder has this key.
    ;(holders.at(-1) as Record<string, unknown>)[key as string] = value
  }
}

/** What a list or a plain object has under a key of its own: no row leads into what our own codecs gave. */
function child(holder: unknown, key: unknown): unknown {
  assertOwnKey(holder, key)
  // The guard has just refused any other key.
  return (holder as Readonly<Record<string, unknown>>)[key as string]
}

const isList: (value: unknown) => value is readonly unknown[] = Array.isArray
