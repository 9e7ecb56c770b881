/** The extent of a run: everything, or the fast set. `npm run test:full` sets the variable. */

import { pairwise } from './pairwise.ts'

/** Whether everything runs. */
export const IS_FULL: boolean = process.env['TESTS'] === 'full'

/** A whole matrix, or a selection of its rows that covers every pair of choices. */
export const selectionOf: typeof pairwise = (rows, choicesOf) =>
  IS_FULL ? rows : pairwise(rows, choicesOf)
