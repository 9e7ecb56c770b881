import { BAD_PAYLOAD } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import { PAYLOAD_TOO_COMPLEX } from '../../errors/catalog-values.ts'

export function assertDepth(depth: number, limit: number): void {
  if (depth > limit) throw tooComplex(`${limit} levels`)
}

export function assertNodes(count: number, limit: number): void {
  if (count > limit) throw tooComplex(`${limit} values`)
}

export function assertItems(count: number, limit: number): void {
  if (count > limit) throw tooComplex(`${limit} items in a list`)
}

export function assertKeys(count: number, limit: number): void {
  if (count > limit) throw tooComplex(`${limit} keys in an object`)
}

/** Refuses a key `__proto__`, with or without escaped letters: a careless copy would turn it into a prototype. */
export function assertKey(key: string): void {
  if (PROTO.test(key))
    throw protocolError(BAD_PAYLOAD, { reason: 'an object has a key `__proto__`' })
}

const PROTO =
  /^(?:_|\\u005[fF]){2}(?:p|\\u0070)(?:r|\\u0072)(?:o|\\u006[fF])(?:t|\\u0074)(?:o|\\u006[fF])(?:_|\\u005[fF]){2}$/

/** Limits the rows of a side table, which do not count as values. */
export function assertRows(count: number, limit: number): void {
  if (count > limit) throw tooComplex(`${limit} values`)
}

/** Takes a list of lists with texts and numbers as a side table. */
export function assertRow(isList: boolean, depth: number): void {
  if (isList && depth < 3) return
  const reason = depth === 1 ? 'its `tags` are not a list' : 'a row of its `tags` is malformed'
  throw protocolError(BAD_PAYLOAD, { reason })
}

/** Bounds the comparisons of keys that are numbers: `squares` is the sum of each collection's count squared. */
export function assertEntries(squares: number, limit: number): void {
  if (squares > limit * limit) {
    throw tooComplex(`${limit} numbers as keys of a Map or in a Set (\`limits.entries\`)`)
  }
}

function tooComplex(limit: string): Error {
  return protocolError(PAYLOAD_TOO_COMPLEX, { limit })
}
