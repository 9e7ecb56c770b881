import type { Limits } from './limits.ts'
import { assertEntries } from './guards/complexity.ts'
import { assertNames, assertParts } from './guards/form.ts'
import { assertLength } from './guards/tagged-length.ts'
import type { Inspect } from './json-decoder.ts'

/** Limits of what tags name. */
export type TaggedLimits = Pick<Limits, 'parts' | 'entries'>

/**
 * Holds what a client has written to the limits that no gate sees: it is asked about the value of each
 * row before that is read.
 *
 * @throws ProtocolError `PAYLOAD_TOO_COMPLEX`, `BAD_FORM`
 */
export function taggedValueChecker(limits: TaggedLimits): Inspect {
  const assertEntriesFit = entryCounter(limits)
  return (tag, written) => {
    assertLength(tag, written)
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
    assertEntries(squares, entries)
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
  assertNames(names)
}
