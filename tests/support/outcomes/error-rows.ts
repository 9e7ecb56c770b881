/** The rows of the table of outcomes with errors. */

import { expect } from 'vitest'
import { PLACES, type Ending } from './endings.ts'
import { rejected, resolved, type OutcomeRow } from './row.ts'
import type { Told } from './told.ts'

function appError(code: string, status: number, more: Told = {}): Told {
  const text = { message: code, ...more }
  return rejected({
    class: 'ServerFnError',
    name: 'ServerFnError',
    isMasked: false,
    code,
    status,
    ...text,
  })
}

const MASKED = rejected({
  class: 'ServerFnError',
  name: 'ServerFnError',
  message: 'The server failed. Try again later.',
  isMasked: true,
  code: 'INTERNAL_SERVER_ERROR',
  status: 500,
})

const quota = (more: Told = {}): Told =>
  rejected({
    class: 'QuotaError',
    name: 'QuotaError',
    message: '3 left',
    isMasked: false,
    left: 3,
    ...more,
  })

const error = (status: number) => ({ status, label: '1; error' })

/** A row about a masked error, with the text that only developers see. */
function masked(what: string, ending: Ending, text: string, inProcess: Told): OutcomeRow {
  const inDevelopment = { ...MASKED, message: text }
  return { what, ending, places: PLACES, told: MASKED, inProcess, inDevelopment, ...error(500) }
}

/** How calls fail. */
export const FAILURES: readonly OutcomeRow[] = [
  {
    what: 'an error of the app with all of its fields',
    ending: 'appError',
    places: PLACES,
    told: appError('GONE', 410, {
      message: 'It is gone.',
      data: { at: 'Date 0', counts: ['Map', ['a', 1]] },
    }),
    inProcess: appError('GONE', 410, {
      message: 'It is gone.',
      data: { at: 'Date 0', counts: ['Map', ['a', 1]] },
      cause: 'Error',
    }),
    ...error(410),
  },
  {
    what: 'an error of the app with a code alone',
    ending: 'appErrorWithCode',
    places: PLACES,
    told: appError('PLAIN', 500),
    inProcess: appError('PLAIN', 500, { status: undefined }),
    ...error(500),
  },
  {
    what: 'an error of the app after an explicit status',
    ending: 'appErrorWithChosenStatus',
    places: PLACES,
    told: appError('SLOW_DOWN', 429),
    inProcess: appError('SLOW_DOWN', 429, { status: undefined }),
    ...error(429),
  },
  {
    what: 'an error of the app after an explicit status of a success',
    ending: 'appErrorWithChosenSuccess',
    places: PLACES,
    told: appError('PLAIN', 500),
    inProcess: appError('PLAIN', 500, { status: undefined }),
    ...error(500),
  },
  {
    what: 'an error with an adapter',
    ending: 'adaptedError',
    places: PLACES,
    told: quota(),
    ...error(500),
  },
  {
    what: 'an error with a status and an adapter',
    ending: 'adaptedErrorWithStatus',
    places: PLACES,
    told: quota(),
    inProcess: quota({ status: 429 }),
    ...error(429),
  },
  {
    what: 'an error with an adapter, after an explicit status',
    ending: 'adaptedErrorWithChosenStatus',
    places: PLACES,
    told: quota(),
    ...error(409),
  },
  masked(
    'an unexpected error',
    'error',
    'TypeError: hunter2',
    rejected({
      class: 'TypeError',
      name: 'TypeError',
      message: 'hunter2',
      password: 'hunter2',
      isMasked: false,
    }),
  ),
  masked('a text that was thrown', 'text', 'hunter2', rejected({ value: 'hunter2' })),
  masked('null that was thrown', 'null', 'null', rejected({ value: null })),
  masked('undefined that was thrown', 'undefined', 'undefined', rejected({})),
  masked(
    'an object that was thrown',
    'object',
    '[object Object]',
    rejected({ value: { code: 'GONE', status: 410, message: 'hunter2' } }),
  ),
  {
    what: 'a result that cannot be sent',
    ending: 'unsendable',
    places: ['the handler'],
    told: MASKED,
    inProcess: resolved({ value: { save: 'a function' } }),
    inDevelopment: {
      ...MASKED,
      message: expect.stringContaining('result.save: functions cannot be sent') as unknown,
    },
    ...error(500),
  },
]
