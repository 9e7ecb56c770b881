import type { EncodedBody } from '../protocol/encode-response.ts'
import { OUTCOME_HEADER } from '../protocol/wire.ts'
import type { PendingResponse } from './request-context.ts'

/** How an answer is to leave. */
export interface AnswerOptions {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly pending: PendingResponse
}

/** An answer that the endpoint writes itself. */
export function respond(
  body: EncodedBody,
  outcome: string,
  { status, headers = {}, pending }: AnswerOptions,
): Response {
  const all = new Headers(pending.headers)
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  all.set('content-type', body.contentType)
  label(all, outcome)
  return new Response(body.text, { status, statusText: pending.statusText ?? '', headers: all })
}

/** An answer that a function or a middleware wrote: its own headers win, cookies of both are kept. */
export function respondWith(
  response: Response,
  outcome: string,
  pending: PendingResponse,
): Response {
  // A new object: the headers of `Response.redirect()` and of a fetched answer cannot be changed.
  const headers = new Headers(pending.headers)
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers.set(name, value)
  })
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  label(headers, outcome)
  const { body, status, statusText } = response
  return new Response(body, { status, statusText, headers })
}

function label(headers: Headers, outcome: string): void {
  headers.set(OUTCOME_HEADER, outcome)
  headers.set('x-content-type-options', 'nosniff')
  // What a function answers is for its caller alone, unless it says otherwise itself.
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
}
