/** The calls that are measured: the function, its argument, and the result that every contestant must return. */

import { inspect, isDeepStrictEqual } from 'node:util'

const rows = (length) =>
  Array.from({ length }, (_, id) => ({ id, text: `row ${id} of the list that is measured` }))

const richRows = Array.from({ length: 60 }, (_, index) => ({
  id: index,
  title: `Note ${index} of the list that is measured`,
  created: new Date(1.7e12 + index * 1e6),
  deleted: undefined,
  size: BigInt(index) * 1000n,
  tags: new Set(['work', 'later']),
  votes: new Map([['up', index]]),
}))

const SMALL = { text: 'milk' }
const TEN_KB = rows(180)

export const CASES = [
  { name: 'echo, small', fn: 'echo', data: SMALL, result: SMALL },
  {
    name: 'five middleware and a zod schema',
    fn: 'guarded',
    data: { id: 7, text: 'milk' },
    result: { id: 7, text: 'milk', user: 'ada', steps: 5 },
  },
  { name: 'echo, 10 kB of JSON', fn: 'echo', data: TEN_KB, result: TEN_KB },
  { name: 'response of 1 MB', fn: 'large', data: SMALL, result: rows(16_000) },
  // JSON has no form for these values, so that a bare handler and Hono are left out.
  {
    name: 'echo, rows with Date, Map, Set, bigint',
    fn: 'echo',
    data: richRows,
    result: richRows,
    isRich: true,
  },
]

/** @throws if a contestant does not return what the others do: it would be measured at something else */
export function assertResult(contestant, { name, result }, actual) {
  if (!isDeepStrictEqual(plain(actual), plain(result))) {
    throw new Error(`${contestant}: "${name}" returned ${inspect(actual).slice(0, 200)}`)
  }
}

/** Without the prototypes of records and without undefined properties, in which decoders differ. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain)
  if (Object.prototype.toString.call(value) !== '[object Object]') return value
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]))
}
