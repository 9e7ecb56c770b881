import { protocolError } from '../../errors/errors.ts'
import { PAYLOAD_TOO_COMPLEX } from '../../errors/catalog-values.ts'
import { BAD_FORM, BAD_PAYLOAD } from '../../errors/catalog.ts'

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

/** Limits the rows of a side table, its ranges and the values that it decodes; none of them counts as a value. */
export function assertRows(count: number, limit: number): void {
  if (count > limit) throw tooComplex(`${limit} values`)
}

/** Takes a list of rows as a side table; a row is a list with texts, numbers and ranges. */
export function assertRow(isList: boolean, depth: number): void {
  if (isList && depth < 4) return
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

/** The longest name of a field, in characters. */
const NAME_LIMIT = 200

export function assertParts(count: number, limit: number): void {
  if (count > limit) throw protocolError(BAD_FORM, { reason: `it has more than ${limit} parts` })
}

export function assertNames(names: readonly unknown[]): void {
  if (names.some((name) => typeof name === 'string' && name.length > NAME_LIMIT)) {
    throw protocolError(BAD_FORM, {
      reason: `a name in it is longer than ${NAME_LIMIT} characters`,
    })
  }
}

/** The parts that take long to parse: the digits of a bigint, the host of a URL. */
const LONG: Readonly<Record<string, { readonly part: RegExp; readonly what: string }>> = {
  b: { part: /(\d+)/, what: 'digits in a bigint' },
  l: { part: /:[\\/]*([^\\/?#]*)/, what: 'characters in the host of a URL' },
}

const LENGTH_LIMIT = 1000

/** @throws ProtocolError `PAYLOAD_TOO_COMPLEX` for a text that takes long to parse */
export function assertLength(tag: string, encoded: unknown): void {
  if (typeof encoded !== 'string' || encoded.length <= LENGTH_LIMIT) return
  const long = LONG[tag]
  if (long === undefined) return
  const [, part = ''] = long.part.exec(encoded) ?? []
  if (part.length > LENGTH_LIMIT) {
    throw protocolError(PAYLOAD_TOO_COMPLEX, { limit: `${LENGTH_LIMIT} ${long.what}` })
  }
}
