/** The rows of a side table: each names a place of its own in the value that JSON gave. */

import { protocolError } from '../../errors/errors.ts'
import { isPlainObject } from '../../utils/is-plain-object.ts'
import { TYPE_NOT_ALLOWED } from '../../errors/catalog-values.ts'
import type { Codec } from '../codecs.ts'

/** @throws Error for anything but a list */
export function assertTable(tags: unknown): asserts tags is readonly unknown[] {
  if (!Array.isArray(tags)) throw new Error('its `tags` are not a list')
}

/** @throws Error for a row that does not begin with a tag */
export function assertTag(tag: unknown): asserts tag is string {
  if (typeof tag !== 'string') throw new Error('a row of its `tags` is malformed')
}

/** @throws ProtocolError `TYPE_NOT_ALLOWED` for a tag without a codec */
export function assertCodec(codec: Codec | undefined, tag: string): asserts codec is Codec {
  if (codec === undefined) {
    const kind = `values tagged ${tag.slice(0, TOLD_LENGTH)}`
    throw protocolError(TYPE_NOT_ALLOWED, { path: 'tags', kind })
  }
}

/** So much of an unknown tag is told: it may be an adapter's that one side lacks, or anything. */
const TOLD_LENGTH = 40

/** @throws Error for a path that shares more with the row before than that has */
export function assertShared(shared: unknown, available: number): asserts shared is number {
  if (!isIndex(shared) || shared >= available) {
    throw new Error('its `tags` share more values than there are')
  }
}

/**
 * Keeps rows out of values that codecs gave, which are not the client's to change.
 *
 * @throws Error for a path that leads into one
 */
export function assertUnmade(holder: unknown, made: ReadonlyMap<unknown, Codec>): void {
  if (made.has(holder)) throw new Error('its `tags` refer to a missing value')
}

/** @throws Error for a key that a list or an object has not got as its own */
export function assertOwnKey(holder: unknown, key: unknown): void {
  const isHolder = Array.isArray(holder)
    ? isIndex(key)
    : isPlainObject(holder) && typeof key === 'string'
  if (!isHolder || !Object.hasOwn(holder as object, key as string)) {
    throw new Error('its `tags` refer to a missing value')
  }
}

/** @throws Error for the root, which has no place */
export function assertPlace(key: unknown): void {
  if (key === undefined) throw new Error('a row of its `tags` has no path')
}

/** @throws Error for a value that the same codec gave */
export function assertReadOnce(
  written: unknown,
  codec: Codec,
  made: ReadonlyMap<unknown, Codec>,
): void {
  if (made.get(written) === codec) throw new Error('its `tags` repeat a row')
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}
