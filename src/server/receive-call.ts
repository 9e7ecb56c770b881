import {
  METHOD_NOT_ALLOWED,
  UNSUPPORTED_MEDIA_TYPE,
  URI_TOO_LONG,
} from '../shared/error-catalog.ts'
import { TYPE_NOT_ALLOWED } from '../shared/value-errors.ts'
import { refusal } from '../shared/errors.ts'
import { decodeRequest, decodeText, type DecodedRequest } from '../protocol/decode-request.ts'
import { RICH_TYPE } from '../protocol/other-types.ts'
import { INPUT_PARAMETER, JSON_TYPE } from '../protocol/wire.ts'
import type { Limits } from '../shared/limits.ts'
import type { Roads } from '../protocol/roads.ts'
import { readBody } from './read-body.ts'
import type { RequestScope } from './request-context.ts'

/** What a call may hold, and how much of it. */
export interface ReceiveOptions {
  readonly limits: Limits
  readonly roads: Roads
}

/** The methods on which a function answers, as an `Allow` header. */
export function allowedMethods(method: 'GET' | 'POST'): string {
  // A GET function takes input that is too long for a query by POST.
  return method === 'GET' ? 'GET, HEAD, POST' : 'POST'
}

/**
 * The call in a request. Each step may refuse before the next one costs anything: method, content
 * type, size, text, gate.
 *
 * @throws ProtocolError with the code of the step that refused
 */
export async function receiveCall(
  { request, url }: RequestScope,
  method: 'GET' | 'POST',
  { limits, roads }: ReceiveOptions,
): Promise<DecodedRequest> {
  const allow = allowedMethods(method)
  if (!allow.split(', ').includes(request.method)) throw refusal(METHOD_NOT_ALLOWED, { allow })
  if (request.method === 'POST') return receiveBody(request, { limits, roads })
  if (url.search.length > limits.query) throw refusal(URI_TOO_LONG, { limit: limits.query })
  return decodeRequest(url.searchParams.get(INPUT_PARAMETER) ?? '', roads, limits)
}

async function receiveBody(
  request: Request,
  { limits, roads }: ReceiveOptions,
): Promise<DecodedRequest> {
  const contentType = request.headers.get('content-type')
  if (contentType !== null) assertContentType(contentType)
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw refusal(UNSUPPORTED_MEDIA_TYPE, undefined)
  const bytes = await readBody(request, limits)
  // Some hosts give an empty POST a body stream: no bytes are no input, whatever the type says.
  if (bytes.byteLength > 0 && contentType === null) throw refusal(UNSUPPORTED_MEDIA_TYPE, undefined)
  return decodeRequest(decodeText(bytes), roads, limits)
}

/**
 * Compares the whole type: `text/plain;application/json` contains the right one and is a type that
 * a foreign page may send without asking.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
 */
function assertContentType(contentType: string): void {
  const [essence = '', ...parameters] = contentType
    .split(';')
    .map((part) => part.trim().toLowerCase())
  if (essence === RICH_TYPE) {
    throw refusal(TYPE_NOT_ALLOWED, { path: 'body', kind: `values of type ${RICH_TYPE}` })
  }
  const isUtf8 = parameters.every((parameter) => /^charset="?utf-8"?$/.test(parameter))
  if (essence !== JSON_TYPE || !isUtf8) throw refusal(UNSUPPORTED_MEDIA_TYPE, undefined)
}
