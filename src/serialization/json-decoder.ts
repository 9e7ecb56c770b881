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

export interface DecodeOptions {
  readonly byTag: ReadonlyMap<unknown, Codec>
  readonly attach: Attach | undefined
  readonly inspect: Inspect | undefined
}

/** Checks a tagged value before its codec decodes it; throws for one beyond a limit. */
export type Inspect = (tag: string, encoded: unknown) => void

/** Decodes the tagged values in the output of `JSON.parse`, in place. */
export function decode(
  root: object,
  tags: unknown,
  { byTag, attach = attachNothing, inspect }: DecodeOptions,
): void {
  assertTable(tags)
  // The path of the row before, and the objects along it.
  const path: unknown[] = []
  const parents: unknown[] = [root]
  // The client must not change the values of adapters, even plain ones.
  const made = new Map<unknown, Codec>()
  for (const each of tags) {
    const row = isList(each) ? each : []
    const [tag, shared] = row
    assertTag(tag)
    const codec = byTag.get(tag)
    assertCodec(codec, tag)
    assertShared(shared, parents.length)
    path.length = shared
    parents.length = shared + 1
    for (let index = 2; index < row.length; index++) {
      const parent = parents[parents.length - 1]
      assertUnmade(parent, made)
      path.push(row[index])
      parents.push(child(parent, row[index]))
    }
    const key = path.at(-1)
    const encoded = parents.pop()
    assertPlace(key)
    assertReadOnce(encoded, codec, made)
    inspect?.(tag, encoded)
    const value = codec.decode(encoded, attach)
    if (codec.isAdapter && typeof value === 'object') made.set(value, codec)
    // `child` has checked that the last parent has this key.
    ;(parents.at(-1) as Record<string, unknown>)[key as string] = value
  }
}

/** The own value of a list or plain object: no row leads into the values of codecs. */
function child(parent: unknown, key: unknown): unknown {
  assertOwnKey(parent, key)
  // The guard refuses any other key.
  return (parent as Readonly<Record<string, unknown>>)[key as string]
}

const isList: (value: unknown) => value is readonly unknown[] = Array.isArray
