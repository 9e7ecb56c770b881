/** `Temporal`, which not every environment has yet. */

import { isWrittenTemporal } from './guards/tagged-values.ts'
import { malformed } from './malformed.ts'

const TYPES: ReadonlySet<string> = new Set([
  'Duration',
  'Instant',
  'PlainDate',
  'PlainDateTime',
  'PlainMonthDay',
  'PlainTime',
  'PlainYearMonth',
  'ZonedDateTime',
])

/** @see https://tc39.es/proposal-temporal/ for the tags of its classes */
export function isTemporal(value: unknown): boolean {
  return typeOf(value) !== undefined
}

/** `['PlainDate', '2026-11-21']` */
export function encodeTemporal(value: object): readonly [string, string] {
  return [typeOf(value) ?? '', String(value)]
}

export function decodeTemporal(encoded: unknown): unknown {
  // TypeScript's library has no types for it yet.
  const { Temporal } = globalThis as { Temporal?: Readonly<Record<string, TemporalClass>> }
  if (!isWrittenTemporal(encoded, TYPES)) return malformed('t')
  const [type, text] = encoded
  if (Temporal?.[type] === undefined) throw new Error(`\`Temporal.${type}\` is not available`)
  return Temporal[type].from(text)
}

interface TemporalClass {
  readonly from: (text: string) => unknown
}

function typeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const [, type = ''] =
    /^\[object Temporal\.(\w+)\]$/.exec(Object.prototype.toString.call(value)) ?? []
  return TYPES.has(type) ? type : undefined
}
