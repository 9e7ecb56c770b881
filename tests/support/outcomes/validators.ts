/** Validators that refuse their input, and the outcome for the caller. */

import type { Told } from './told.ts'

/** The input of the calls. */
export const REFUSED_DATA = { note: { tags: ['a', 1] } }

const refused = (message: string, path: readonly (string | number)[]): Told => ({
  how: 'rejected',
  class: 'ValidationError',
  name: 'ValidationError',
  message: path.length === 0 ? message : `${path.join('.')}: ${message}`,
  isMasked: false,
  code: 'VALIDATION_FAILED',
  status: 400,
  issues: [{ message, path }],
  target: 'data',
})

const at = ['note', 'tags', 1]

/** By the name of the function in the app. */
export const REFUSED_BY = {
  byZod: refused('Invalid input: expected string, received number', at),
  byValibot: refused('Invalid type: Expected string but received 1', at),
  byFunction: refused('The note is too long.', []),
} as const
