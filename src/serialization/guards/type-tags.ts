/** The rows of a side table: each names a place of its own in the output of `JSON.parse`. */

import { protocolError } from '../../errors/errors.ts'
import { isPlainObject } from '../../utils/is-plain-object.ts'
import { TYPE_NOT_ALLOWED } from '../../errors/catalog-values.ts'
import type { Codec } from '../codecs.ts'
import type { Range } from '../tag-table.ts'

export function assertTable(tags: unknown): asserts tags is readonly unknown[] {
  if (!Array.isArray(tags)) throw new Error('its `tags` are not a list')
}

export function assertTag(tag: unknown): asserts tag is string {
  if (typeof tag !== 'string') throw new Error('a row of its `tags` is malformed')
}

export function assertCodec(codec: Codec | undefined, tag: string): asserts codec is Codec {
  if (codec === undefined) {
    const kind = `values tagged ${tag.slice(0, SHOWN_LENGTH)}`
    throw protocolError(TYPE_NOT_ALLOWED, { path: 'tags', kind })
  }
}

/** The part of an unknown tag in the message; the tag may be of any length. */
const SHOWN_LENGTH = 40

export function assertShared(shared: unknown, available: number): asserts shared is number {
  if (!isIndex(shared) || shared >= available) {
    throw new Error('its `tags` share more values than there are')
  }
}

/** Keeps clients from changing the values of adapters. */
export function assertUnmade(parent: unknown, made: ReadonlyMap<unknown, Codec>): void {
  if (made.has(parent)) throw new Error('its `tags` refer to a missing value')
}

/** A path leads through own keys of lists and plain objects only. */
export function assertOwnKey(parent: unknown, key: unknown): void {
  const isParent = Array.isArray(parent)
    ? isIndex(key)
    : isPlainObject(parent) && typeof key === 'string'
  if (!isParent || !Object.hasOwn(parent as object, key as string)) {
    throw new Error('its `tags` refer to a missing value')
  }
}

/** A range is two indices, in order; `assertOwnKey` checks that the list has them. */
export function assertRange(key: readonly unknown[]): asserts key is Range {
  const [from, to] = key
  if (key.length !== 2 || !isIndex(from) || !isIndex(to) || from >= to) {
    throw new Error('a range in its `tags` is malformed')
  }
}

export function assertReadOnce(
  encoded: unknown,
  codec: Codec,
  made: ReadonlyMap<unknown, Codec>,
): void {
  if (made.get(encoded) === codec) throw new Error('its `tags` repeat a row')
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}
