import { FastResponse, type ServerRequest } from 'srvx'
import type { EncodedBody, StreamedBody } from '../../wire/encode-response.ts'
import type { NotFoundLike } from '../../http/router-values.ts'
import { OUTCOME, OUTCOME_HEADER } from '../../wire/protocol.ts'
import { OWN_HEADERS } from './own-headers.ts'

/** A result that the endpoint writes. One object of headers takes less time than a call for each. */
export function respondWithResult(body: EncodedBody | StreamedBody, request: Request): Response {
  const headers = { 'content-type': body.contentType, [OUTCOME_HEADER]: OUTCOME.result }
  if ('stream' in body) {
    const all = { ...headers, ...UNBUFFERED, ...OWN_HEADERS }
    return new Response(body.stream, { ...OK, headers: all })
  }
  // srvx sends the text of its own class without a stream; elsewhere the class is slower.
  const OwnResponse = isOfSrvx(request) ? FastResponse : Response
  return new OwnResponse(body.text, { ...OK, headers: { ...headers, ...OWN_HEADERS } })
}

function isOfSrvx(request: ServerRequest): boolean {
  return request.runtime?.node !== undefined
}

/** A proxy that buffers a response would hold back the first item. */
const UNBUFFERED = { 'x-accel-buffering': 'no' }

/** A failure that the endpoint writes. */
export function respondWithFailure(
  { contentType, text }: EncodedBody,
  outcome: string,
  { status, headers }: { readonly status: number; readonly headers?: HeadersInit },
): Response {
  const all = new Headers(headers)
  all.set('content-type', contentType)
  all.set(OUTCOME_HEADER, outcome)
  return new Response(text, { status, statusText: PHRASES.get(status) ?? '', headers: all })
}

/** A copy of a response of the app's own with a header that says how the call ended. */
export function withOutcomeHeader(response: Response, outcome: string): Response {
  // A new object: the headers of `Response.redirect()` and of a fetched response cannot be changed.
  const labelled = new Response(response.body, response)
  labelled.headers.set(OUTCOME_HEADER, outcome)
  return labelled
}

/** A response in plain text, to a request that is not a call and has no page. */
export function plainResponse(text: string, status: number, headers: HeadersInit = {}): Response {
  const all = new Headers(headers)
  all.set('content-type', 'text/plain; charset=utf-8')
  return new Response(text, { status, statusText: PHRASES.get(status) ?? '', headers: all })
}

export function notFoundResponse({ headers }: Pick<NotFoundLike, 'headers'> = {}): Response {
  return plainResponse('Not found', 404, headers)
}

const OK = { status: 200, statusText: 'OK' }

/**
 * The reason phrases of statuses. Some hosts send the phrase of a `Response` as it is, even an empty one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15
 */
const PHRASES: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [413, 'Content Too Large'],
  [414, 'URI Too Long'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
])
