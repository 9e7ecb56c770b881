/** A row of the table of outcomes. */

import type { Ending, Place } from './endings.ts'
import type { Told } from './told.ts'

/** One row. */
export interface OutcomeRow {
  readonly what: string
  readonly ending: Ending
  /** Where it can happen. */
  readonly places: readonly Place[]
  /** What the caller is told over HTTP. */
  readonly told: Told
  /** What the caller is told in process, where it is not the same. */
  readonly inProcess?: Told
  /** What the caller of a server in development is told, where it is not the same. */
  readonly inDevelopment?: Told
  readonly status: number
  readonly label: string
  /** JSON where it is left out. */
  readonly contentType?: string
  /** What keeps others from storing the answer, where it is left out. */
  readonly cacheControl?: string
}

export const rejected = (told: Told): Told => ({ how: 'rejected', ...told })
export const resolved = (told: Told): Told => ({ how: 'resolved', ...told })
