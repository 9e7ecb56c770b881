/** Limits on tagged values and forms, which the text of a payload does not show. */

import type { Limits } from './limits.ts'
import {
  assertEntries,
  assertLength,
  assertNames,
  assertParts,
  assertRows,
} from './guards/complexity.ts'
import type { Inspect } from './json-decoder.ts'

export type TaggedLimits = Pick<Limits, 'nodes' | 'parts' | 'entries'>

/** Checks tagged values before they are decoded, against the limits that their text does not show. */
export function taggedValueChecker(limits: TaggedLimits): Inspect {
  const assertEntriesFit = entryCounter(limits)
  let values = 0
  return (tag, encoded) => {
    // One row with a range decodes many values, and another may decode them again.
    assertRows(++values, limits.nodes)
    assertLength(tag, encoded)
    if (!Array.isArray(encoded)) return
    // Their codec checks the shape of the entries.
    if (tag === 's') assertEntriesFit(countNumbers(encoded, memberOf))
    else if (tag === 'm') assertEntriesFit(countNumbers(encoded, nameOf))
    else if (tag === 'form') assertFormFits(encoded.map(nameOf), limits)
  }
}

/** Counts numbers only: engines hash texts and objects with a secret, so a client cannot make them collide. */
function entryCounter({ entries }: Pick<Limits, 'entries'>): (numbers: number) => void {
  let squares = 0
  return (numbers) => {
    squares += numbers * numbers
    assertEntries(squares, entries)
  }
}

function countNumbers(entries: readonly unknown[], keyOf: (entry: unknown) => unknown): number {
  let count = 0
  for (const entry of entries) {
    const key = keyOf(entry)
    if (typeof key === 'number' || typeof key === 'bigint') count++
  }
  return count
}

function memberOf(entry: unknown): unknown {
  return entry
}

/** The key in an entry of a map, or the name of a form field. */
function nameOf(entry: unknown): unknown {
  return Array.isArray(entry) ? entry[0] : undefined
}

export function assertFormFits(names: readonly unknown[], { parts }: Pick<Limits, 'parts'>): void {
  assertParts(names.length, parts)
  assertNames(names)
}
