/**
 * The matrix of forms: how a form is sent, with and without a script on the page, how its function
 * ends, and with and without context from client middleware.
 */

import { expect } from 'vitest'
import type { Told } from '../outcomes/told.ts'
import type { SeenNote } from './note-form.ts'

/** The ways to send a form; the last has a file, which a script sends deep in an object. */
export const ENCODINGS = ['urlencoded', 'multipart', 'file'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The functions: one takes no context, the other takes some from its client middleware. */
export const FUNCTIONS = ['save', 'saveWithContext'] as const

/** The input typed into the form. */
export interface Filled {
  readonly title: string
  readonly ending: string
}

/** The response to a browser that submits the form without a script. */
export interface Shown {
  readonly status: number
  readonly label: string
  readonly location?: string
  /** The text of the page. */
  readonly texts?: readonly string[]
}

/** One row. */
export interface FormRow {
  readonly what: string
  readonly filled: Filled
  /** Whether the handler runs. */
  readonly runs: boolean
  /** The outcome of the call in the page's script. */
  readonly told: (seen: SeenNote) => Told
  readonly shown: (page: string) => Shown
}

const rejected = { how: 'rejected' }
const failed = { class: 'ServerFnError', name: 'ServerFnError' }

export const FORM_ROWS: readonly FormRow[] = [
  {
    what: 'a value',
    filled: { title: 'Milk', ending: 'value' },
    runs: true,
    told: (seen) => ({ how: 'resolved', value: seen }),
    shown: (page) => ({ status: 303, label: '1; redirect', location: page }),
  },
  {
    what: 'a redirect',
    filled: { title: 'Milk', ending: 'redirect' },
    runs: true,
    told: () => ({
      ...rejected,
      class: 'redirect',
      status: 307,
      options: { href: '/thanks?a=1', statusCode: 307 },
    }),
    shown: () => ({ status: 303, label: '1; redirect', location: '/thanks?a=1' }),
  },
  {
    what: 'a Response',
    filled: { title: 'Milk', ending: 'response' },
    runs: true,
    told: () => ({
      how: 'resolved',
      class: 'Response',
      status: 201,
      own: 'yes',
      body: '<!doctype html><title>own</title><p>own page',
    }),
    shown: () => ({ status: 201, label: '1; response', texts: ['own page'] }),
  },
  {
    what: 'a validation failure',
    filled: { title: '<i', ending: 'value' },
    runs: false,
    told: () => ({
      ...rejected,
      class: 'ValidationError',
      name: 'ValidationError',
      message: 'title: Too short.',
      isMasked: false,
      code: 'VALIDATION_FAILED',
      status: 400,
      issues: [{ message: 'Too short.', path: ['title'] }],
      target: 'data',
    }),
    shown: () => ({
      status: 400,
      label: '1; error',
      texts: ['Please correct the fields below', 'title: Too short.', 'Go back'],
    }),
  },
  {
    what: 'an error of the app',
    filled: { title: 'Milk', ending: 'error' },
    runs: true,
    told: () => ({
      ...rejected,
      ...failed,
      message: 'None <b>left</b>.',
      isMasked: false,
      code: 'SOLD_OUT',
      status: 409,
    }),
    shown: () => ({
      status: 409,
      label: '1; error',
      texts: ['Request failed', 'None <b>left</b>.', 'Go back'],
    }),
  },
  {
    what: 'an unexpected error',
    filled: { title: 'Milk', ending: 'crash' },
    runs: true,
    told: () => ({
      ...rejected,
      ...failed,
      message: 'The server failed. Try again later.',
      isMasked: true,
      code: 'INTERNAL_SERVER_ERROR',
      status: 500,
    }),
    shown: () => ({
      status: 500,
      label: '1; error',
      texts: ['Something went wrong', 'The server failed. Try again later.', 'Error'],
    }),
  },
]

/** The file in the forms that have one. */
export const FILE = { name: 'ü "1".txt', type: 'text/plain', text: 'line\nline' }

/** The fields of the form for a way of sending it. */
export function filledIn(row: FormRow, encoding: Encoding): Filled {
  const { title, ending } = row.filled
  // An object sent by a script keeps its line breaks.
  return { title: encoding === 'file' || !row.runs ? title : `${title}\nand <bread>`, ending }
}

/** The data that the handler receives, with or without a script. */
export function seenOf(filled: Filled, encoding: Encoding, tenant?: string): SeenNote {
  return {
    title: filled.title.replaceAll('\n', '\r\n'),
    ...(encoding === 'file' && { file: FILE }),
    ...(tenant === undefined ? {} : { tenant }),
  }
}

/** The cells, by their titles. */
export const CELLS = FORM_ROWS.flatMap((row) =>
  ENCODINGS.flatMap((encoding) => FUNCTIONS.map((fn) => [row.what, encoding, fn, row] as const)),
)

/** Text that a page must never show. */
export function expectSafe(html: string): void {
  expect(html).not.toContain('hunter2')
  expect(html).not.toMatch(/<b>|<script|<i\b/)
}
