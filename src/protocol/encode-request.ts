import { TYPE_NOT_ALLOWED } from '../shared/error-catalog.ts'
import { refusal } from '../shared/errors.ts'
import { QUERY_LIMIT } from '../shared/limits.ts'
import type { Context } from '../shared/merge-context.ts'
import { findObstacle } from './json-road.ts'
import { INPUT_PARAMETER, JSON_TYPE, type RequestEnvelope } from './wire.ts'

/** A call on its way to the endpoint. */
export interface RequestToEncode {
  /** The path of the function's endpoint. */
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly data: unknown
  readonly context: Context
  readonly headers: Headers
}

/** The arguments for `fetch`. */
export interface EncodedRequest {
  readonly url: string
  readonly init: { readonly method: string; readonly headers: Headers; readonly body?: string }
}

/**
 * A call as a request: `GET` with its envelope in the query while that is short enough, else `POST`.
 *
 * @throws ProtocolError `TYPE_NOT_ALLOWED` when a value cannot be sent; nothing has been sent then.
 */
export function encodeRequest(request: RequestToEncode): EncodedRequest {
  const { url, method, headers } = request
  const body = encodeEnvelope(request)
  if (method === 'GET') {
    // A URL's query also escapes the apostrophe, which would make it longer than it is here.
    const input = encodeURIComponent(body).replaceAll("'", '%27')
    const query = body && `?${INPUT_PARAMETER}=${input}`
    if (query.length <= QUERY_LIMIT) return { url: url + query, init: { method, headers } }
  }
  if (body === '') return { url, init: { method: 'POST', headers } }
  const sent = new Headers(headers)
  sent.set('content-type', JSON_TYPE)
  return { url, init: { method: 'POST', headers: sent, body } }
}

/** The text of a call's envelope; none for a call that carries nothing. */
function encodeEnvelope({ data, context }: RequestToEncode): string {
  const envelope: { -readonly [TKey in keyof RequestEnvelope]: RequestEnvelope[TKey] } = {}
  if (data !== undefined) {
    assertPlain(data, 'data')
    envelope.data = data
  }
  if (Object.keys(context).length > 0) {
    assertPlain(context, 'sendContext')
    envelope.context = context
  }
  return Object.keys(envelope).length > 0 ? JSON.stringify(envelope) : ''
}

function assertPlain(value: unknown, root: string): void {
  const obstacle = findObstacle(value)
  if (obstacle === undefined) return
  throw refusal(TYPE_NOT_ALLOWED, { path: root + obstacle.path, kind: obstacle.kind })
}
