import { QUERY_LIMIT } from '../serialization/limits.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import type { Context } from '../model/context.ts'
import { loadSerializer } from './load-serializer.ts'
import { isPlain } from '../serialization/plain-json.ts'
import { INPUT_PARAMETER, JSON_TYPE, type RequestEnvelope } from './protocol.ts'

export interface RequestToEncode {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly data: unknown
  readonly sendContext: Context
  /** Of this request alone; the content type is added. */
  readonly headers: Headers
  readonly adapters: readonly AnySerializationAdapter[]
}

export interface EncodedRequest {
  readonly url: string
  readonly init: {
    readonly method: string
    readonly headers: Headers
    readonly body?: string | FormData
  }
}

/**
 * A call as a request: `GET` with its envelope in the query if that is short enough, else `POST`; with files always
 * `POST`.
 */
export async function encodeRequest(request: RequestToEncode): Promise<EncodedRequest> {
  const { url, method, headers } = request
  const body = await encodeEnvelope(request)
  if (typeof body !== 'string') return body
  if (method === 'GET') {
    // Browsers escape the apostrophe in a query, which makes it longer.
    const input = encodeURIComponent(body).replaceAll("'", '%27')
    const query = body && `?${INPUT_PARAMETER}=${input}`
    if (query.length <= QUERY_LIMIT) return { url: url + query, init: { method, headers } }
  }
  if (body) headers.set('content-type', JSON_TYPE)
  return { url, init: { method: 'POST', headers, ...(body && { body }) } }
}

/** Sorts an object's keys, so that equal input makes an equal URL for caches. */
function withSortedKeys(
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, value[key]]))
}

/** The text of a call's envelope, empty for a call without input; with files the whole request. */
async function encodeEnvelope(request: RequestToEncode): Promise<string | EncodedRequest> {
  const { method, data, sendContext: context, adapters } = request
  const envelope: RequestEnvelope = {
    ...(data !== undefined && { data }),
    ...(Object.keys(context).length > 0 && { context }),
  }
  if (Object.keys(envelope).length === 0) return ''
  const arrange = method === 'GET' ? withSortedKeys : undefined
  // Adapters also see plain values.
  if (adapters.length === 0 && isPlain(envelope)) {
    const replacer = (_key: string, value: unknown): unknown =>
      isPlainObject(value) ? withSortedKeys(value) : value
    return JSON.stringify(envelope, arrange && replacer)
  }
  return (await loadSerializer()).encodeTaggedRequest(envelope, request, arrange)
}
