import { TYPE_NOT_ALLOWED } from '../shared/value-errors.ts'
import { refusal } from '../shared/errors.ts'
import { isPlainObject } from '../shared/is-plain-object.ts'
import { takeNothingBack, type Codec, type TakeBack } from './codecs.ts'

/** Who reads what stands in a text. */
export interface Readers {
  /** The codecs of the road. */
  readonly byTag: ReadonlyMap<unknown, Codec>
  /** Gives what travelled beside the text. */
  readonly takeBack: TakeBack | undefined
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
export function unpack(
  root: object,
  tags: unknown,
  { byTag, takeBack = takeNothingBack, inspect }: Readers,
): void {
  if (!isList(tags)) throw new Error('its `tags` are not a list')
  // The path to the place of the row before, and what stands on the way to it.
  const path: unknown[] = []
  const holders: unknown[] = [root]
  // What adapters gave is not the client's to change, even where it is plain.
  const made = new Map<unknown, Codec>()
  for (const each of tags) {
    const row = isList(each) ? each : []
    const [tag, shared] = row
    if (typeof tag !== 'string') throw new Error('its `tags` have a row of another shape')
    const codec = byTag.get(tag)
    if (codec === undefined) {
      const kind = `values tagged ${tag.slice(0, TOLD_LENGTH)}`
      throw refusal(TYPE_NOT_ALLOWED, { path: 'tags', kind })
    }
    if (!isIndex(shared) || shared >= holders.length) {
      throw new Error('its `tags` share more than there is')
    }
    path.length = shared
    holders.length = shared + 1
    for (let index = 2; index < row.length; index++) {
      const holder = holders[holders.length - 1]
      if (made.has(holder)) throw new Error('its `tags` lead nowhere')
      path.push(row[index])
      holders.push(child(holder, row[index]))
    }
    const key = path.at(-1)
    const written = holders.pop()
    if (key === undefined) throw new Error('its `tags` have a row without a place')
    if (made.get(written) === codec) throw new Error('its `tags` have a row twice')
    inspect?.(tag, written)
    const value = codec.read(written, takeBack)
    if (codec.isAdapter && typeof value === 'object') made.set(value, codec)
    // `child` has made sure that the last holder has this key.
    ;(holders.at(-1) as Record<string, unknown>)[key as string] = value
  }
}

/** What a list or a plain object has under a key of its own: no row leads into what our own codecs gave. */
function child(holder: unknown, key: unknown): unknown {
  const isHolder = isList(holder) ? isIndex(key) : isPlainObject(holder) && typeof key === 'string'
  if (isHolder && Object.hasOwn(holder as object, key as string)) {
    return (holder as Readonly<Record<string, unknown>>)[key as string]
  }
  throw new Error('its `tags` lead nowhere')
}

/** So much of an unknown tag is told: it may be an adapter's that one side lacks, or anything. */
const TOLD_LENGTH = 40

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}

const isList: (value: unknown) => value is readonly unknown[] = Array.isArray
