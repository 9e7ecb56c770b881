/** Which tests run: everything, or the fast set. `npm run test:full` sets the variable. */

import { pairwise } from './pairwise.ts'

/** Whether everything runs. */
export const IS_FULL: boolean = process.env['TESTS'] === 'full'

/** A matrix as a whole, or a selection of it in which every two choices meet. */
export const selectionOf: typeof pairwise = (rows, choicesOf) =>
  IS_FULL ? rows : pairwise(rows, choicesOf)
