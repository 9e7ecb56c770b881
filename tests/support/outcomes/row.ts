/** A row of the table of outcomes. */

import type { Ending, Place } from './endings.ts'
import type { Told } from './told.ts'

/** One row. */
export interface OutcomeRow {
  readonly what: string
  readonly ending: Ending
  /** The places where it can happen. */
  readonly places: readonly Place[]
  /** The outcome over HTTP. */
  readonly told: Told
  /** The outcome in process, if different. */
  readonly inProcess?: Told
  /** The outcome on a server in development, if different. */
  readonly inDevelopment?: Told
  readonly status: number
  readonly label: string
  /** JSON by default. */
  readonly contentType?: string
  /** The `Cache-Control` of the response, with a default. */
  readonly cacheControl?: string
}

export const rejected = (told: Told): Told => ({ how: 'rejected', ...told })
export const resolved = (told: Told): Told => ({ how: 'resolved', ...told })
