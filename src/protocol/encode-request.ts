import { TYPE_NOT_ALLOWED } from '../shared/error-catalog.ts'
import { refusal } from '../shared/errors.ts'
import type { Context } from '../shared/merge-context.ts'
import { findObstacle } from './json-road.ts'
import { INPUT_PARAMETER, JSON_TYPE, QUERY_LIMIT, type RequestEnvelope } from './wire.ts'

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
  const envelope = toEnvelope(request)
  const body = envelope === undefined ? undefined : JSON.stringify(envelope)
  if (method === 'GET') {
    const query = body === undefined ? '' : `?${INPUT_PARAMETER}=${encodeURIComponent(body)}`
    if (query.length <= QUERY_LIMIT) return { url: url + query, init: { method, headers } }
  }
  if (body === undefined) return { url, init: { method: 'POST', headers } }
  const withType = new Headers(headers)
  withType.set('content-type', JSON_TYPE)
  return { url, init: { method: 'POST', headers: withType, body } }
}

function toEnvelope({ data, context }: RequestToEncode): RequestEnvelope | undefined {
  const hasContext = Object.keys(context).length > 0
  if (data === undefined && !hasContext) return undefined
  if (data !== undefined) assertPlain(data, 'data')
  if (hasContext) assertPlain(context, 'sendContext')
  return { ...(data === undefined ? {} : { data }), ...(hasContext ? { context } : {}) }
}

function assertPlain(value: unknown, root: string): void {
  const obstacle = findObstacle(value)
  if (obstacle === undefined) return
  throw refusal(TYPE_NOT_ALLOWED, { path: root + obstacle.path, kind: obstacle.kind })
}
