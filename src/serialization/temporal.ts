/** `Temporal`, where the environment has it; a standard that not all of them know yet. */

import { isWrittenTemporal } from './guards/tagged-values.ts'
import { malformed } from './malformed.ts'
import { TEMPORAL_TYPES } from './temporal-types.ts'

/**
 * Whether a value is one of Temporal's.
 *
 * @see https://tc39.es/proposal-temporal/ for the tags of its classes
 */
export function isTemporal(value: unknown): boolean {
  return typeOf(value) !== undefined
}

/** `['PlainDate', '2026-11-21']` */
export function writeTemporal(value: object): readonly [string, string] {
  return [typeOf(value) ?? '', String(value)]
}

/**
 * The reverse.
 *
 * @throws Error for anything else, and where the environment has no Temporal
 */
export function readTemporal(written: unknown): unknown {
  // The types of the language do not have it yet.
  const { Temporal } = globalThis as { Temporal?: Readonly<Record<string, TemporalClass>> }
  if (!isWrittenTemporal(written)) return malformed('t')
  const [type, text] = written
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
  return TEMPORAL_TYPES.has(type) ? type : undefined
}
