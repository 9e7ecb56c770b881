/** Every way in which the server part of a call may end. */

import { notFound, redirect } from '@tanstack/router-core'
import * as v from 'valibot'
import { z } from 'zod'
import { ServerFnError } from '../../../src/index.ts'
import { getRequestHeader, getResponseStatus, setResponseStatus } from '../../../src/server.ts'
import { QuotaError } from './quota-error.ts'

/** A text that no caller may see in production. */
export const SECRET = 'hunter2'

function raise(value: unknown): never {
  throw value
}

const to = () => redirect({ to: '/login', search: { from: '/' }, headers: { 'x-why': 'session' } })

/** A Response whose body arrives in two pieces. */
function streamed(status: number): Response {
  const pieces = ['one ', 'two']
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift()
      if (piece === undefined) controller.close()
      else controller.enqueue(new TextEncoder().encode(piece))
    },
  })
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/csv', 'x-own': 'yes', 'cache-control': 'max-age=60' },
  })
}

const endings = {
  value: () => ({ at: new Date(0), status: getResponseStatus() }),
  appError: () =>
    raise(
      new ServerFnError('GONE', {
        message: 'It is gone.',
        data: { at: new Date(0), counts: new Map([['a', 1]]) },
        status: 410,
        cause: new Error(SECRET),
      }),
    ),
  appErrorWithCode: () => raise(new ServerFnError('PLAIN')),
  appErrorWithChosenStatus: () => {
    setResponseStatus(429)
    raise(new ServerFnError('SLOW_DOWN'))
  },
  appErrorWithChosenSuccess: () => {
    setResponseStatus(201)
    raise(new ServerFnError('PLAIN'))
  },
  adaptedError: () => raise(new QuotaError(3)),
  adaptedErrorWithStatus: () => raise(new QuotaError(3, 429)),
  adaptedErrorWithChosenStatus: () => {
    setResponseStatus(409)
    raise(new QuotaError(3))
  },
  error: () => raise(Object.assign(new TypeError(SECRET), { password: SECRET })),
  text: () => raise(SECRET),
  null: () => raise(null),
  undefined: () => raise(undefined),
  object: () => raise({ code: 'GONE', status: 410, message: SECRET }),
  unsendable: () => ({ save: () => SECRET }),
  redirectThrown: () => raise(to()),
  redirectReturned: to,
  hrefThrown: () => raise(redirect({ href: '/elsewhere' })),
  webRedirectThrown: () => raise(Response.redirect('http://localhost/elsewhere', 303)),
  webRedirectReturned: () => Response.redirect('http://localhost/elsewhere', 303),
  notFoundThrown: () => raise(notFound({ data: { at: new Date(0) } })),
  responseReturned: () => streamed(202),
  responseThrown: () => raise(streamed(402)),
  fetchedReturned: () => fetch('data:text/csv,one%20two'),
} satisfies Readonly<Record<string, () => unknown>>

/** The name of an ending. */
export type Ending = keyof typeof endings

/** The places where a call may end. */
export const PLACES = [
  'a request middleware of the app',
  'a function middleware of the app',
  'a request middleware of the function',
  'a function middleware',
  'the handler',
] as const
export type Place = (typeof PLACES)[number]

/** Whether the headers of the call name this place. */
export function endsIn(place: Place): boolean {
  return getRequestHeader('x-place') === place
}

/** Ends the call as its headers request. */
export function end(): never {
  const byName: Readonly<Record<string, () => unknown>> = endings
  // A middleware must not return such values; the tests cover the error.
  return byName[getRequestHeader('x-ending') ?? '']?.() as never
}

/** Validators that refuse the tests' data. */
export const zodNote = z.object({ note: z.object({ tags: z.array(z.string()) }) })
export const valibotNote = v.object({ note: v.object({ tags: v.array(v.string()) }) })
export function checkedNote(_data: { readonly note: object }): never {
  throw new RangeError('The note is too long.')
}
