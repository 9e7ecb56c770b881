import { BAD_FORM } from '../shared/error-catalog.ts'
import { PAYLOAD_TOO_COMPLEX } from '../shared/value-errors.ts'
import { refusal } from '../shared/errors.ts'
import type { Limits } from '../shared/limits.ts'
import type { Inspect } from './unpack.ts'

/** What takes long to read when there is much of it: the digits of a bigint, the host of a URL. */
const LONG: Readonly<Record<string, { readonly part: RegExp; readonly what: string }>> = {
  b: { part: /(\d+)/, what: 'digits in a bigint' },
  l: { part: /:[\\/]*([^\\/?#]*)/, what: 'characters in the host of a URL' },
}

const LENGTH_LIMIT = 1000

/** Limits of what tags name. */
export type WrittenLimits = Pick<Limits, 'parts' | 'entries'>

/** Longer names are no form's that a person has written. */
const NAME_LIMIT = 200

/**
 * Holds what a client has written to the limits that no gate sees: it is asked about the value of each
 * row before that is read.
 *
 * @throws ProtocolError `PAYLOAD_TOO_COMPLEX`, `BAD_FORM`
 */
export function inspectorOf(limits: WrittenLimits): Inspect {
  const assertEntriesFit = entryCounter(limits)
  return (tag, written) => {
    const long = LONG[tag]
    if (long !== undefined && typeof written === 'string') {
      const [, part = ''] = long.part.exec(written) ?? []
      if (part.length > LENGTH_LIMIT) {
        throw refusal(PAYLOAD_TOO_COMPLEX, { limit: `${LENGTH_LIMIT} ${long.what}` })
      }
    }
    if (!Array.isArray(written)) return
    // Whether entries are entries, their codec finds out.
    if (tag === 's') assertEntriesFit(written)
    else if (tag === 'm') assertEntriesFit(written.map(nameOf))
    else if (tag === 'form') assertFormFits(written.map(nameOf), limits)
  }
}

/**
 * Bounds the comparisons that the numbers among keys may need: for one collection the square of how many there
 * are. Texts and objects need few, because engines keep secret how they compute their hashes.
 */
function entryCounter({ entries }: Pick<Limits, 'entries'>): (keys: readonly unknown[]) => void {
  let squares = 0
  return (keys) => {
    const { length } = keys.filter((key) => typeof key === 'number' || typeof key === 'bigint')
    squares += length * length
    if (squares > entries * entries) {
      const limit = `${entries} numbers as keys of a Map or in a Set (\`limits.entries\`)`
      throw refusal(PAYLOAD_TOO_COMPLEX, { limit })
    }
  }
}

/** The key of an entry of a map, the name of a field. */
function nameOf(entry: unknown): unknown {
  return Array.isArray(entry) ? entry[0] : undefined
}

/**
 * Holds a form to its limits, whichever way it came.
 *
 * @throws ProtocolError `BAD_FORM`
 */
export function assertFormFits(names: readonly unknown[], { parts }: Pick<Limits, 'parts'>): void {
  assertParts(names.length, parts)
  if (names.some((name) => typeof name === 'string' && name.length > NAME_LIMIT)) {
    throw refusal(BAD_FORM, { reason: `a name in it is longer than ${NAME_LIMIT} characters` })
  }
}

/** Holds the number of a form's parts to its limit. */
export function assertParts(count: number, limit: number): void {
  if (count > limit) throw refusal(BAD_FORM, { reason: `it has more than ${limit} parts` })
}
