/** Values with their keys in another order. */

import { isPlainObject } from '../../../src/utils/is-plain-object.ts'

/** The keys and values of an object, in an order. */
export type Entries = readonly (readonly [string, unknown])[]

/** A deep copy whose objects have their keys in the order that `arrange` chooses. */
export function rearranged(value: unknown, arrange: (entries: Entries) => Entries): unknown {
  const copy = (each: unknown): unknown => rearranged(each, arrange)
  if (Array.isArray(value)) return Array.from(value, copy)
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [copy(key), copy(each)]))
  if (value instanceof Set) return new Set([...value].map(copy))
  if (!isPlainObject(value)) return value
  const entries = Object.entries(value).map(([key, each]) => [key, copy(each)] as const)
  return Object.fromEntries(arrange(entries))
}

/** A deep copy whose objects have their keys in alphabetical order. */
export const sortedByKey = (value: unknown): unknown =>
  rearranged(value, (entries) => entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
