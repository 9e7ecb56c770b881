import { QUERY_LIMIT } from '../serialization/limits.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import type { Context } from '../model/context.ts'
import { loadSerializer } from './load-serializer.ts'
import { isPlain } from '../serialization/plain-json.ts'
import { withSortedKeys } from '../serialization/sort-keys.ts'
import { INPUT_PARAMETER, JSON_TYPE, type RequestEnvelope } from './protocol.ts'

/** A call on its way to the endpoint. */
export interface RequestToEncode {
  /** The function's endpoint. */
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly data: unknown
  readonly context: Context
  readonly headers: Headers
  readonly adapters: readonly AnySerializationAdapter[]
}

/** The arguments for `fetch`. */
export interface EncodedRequest {
  readonly url: string
  readonly init: {
    readonly method: string
    readonly headers: Headers
    readonly body?: string | FormData
  }
}

/**
 * A call as a request: `GET` with its envelope in the query while that is short enough, else `POST`; with
 * files always `POST`.
 *
 * @throws ProtocolError `TYPE_NOT_ALLOWED` when a value cannot be sent; nothing has been sent then.
 */
export async function encodeRequest(request: RequestToEncode): Promise<EncodedRequest> {
  const { url, method, headers } = request
  const body = await encodeEnvelope(request)
  if (typeof body !== 'string') return body
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

/** Equal input is an equal URL, which caches go by; a body is written as it comes. */
function sortKeys(_key: string, value: unknown): unknown {
  return isPlainObject(value) ? withSortedKeys(value) : value
}

/** The text of a call's envelope, none for a call that carries nothing; with files the whole request. */
async function encodeEnvelope(request: RequestToEncode): Promise<string | EncodedRequest> {
  const { method, data, context, adapters } = request
  const envelope: RequestEnvelope = {
    ...(data === undefined ? {} : { data }),
    ...(Object.keys(context).length === 0 ? {} : { context }),
  }
  if (Object.keys(envelope).length === 0) return ''
  // Adapters may want to see plain values too.
  if (adapters.length === 0 && isPlain(envelope)) {
    return JSON.stringify(envelope, method === 'GET' ? sortKeys : undefined)
  }
  return (await loadSerializer()).encodeTaggedRequest(envelope, request)
}
