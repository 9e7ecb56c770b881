import {
  BAD_FORM,
  METHOD_NOT_ALLOWED,
  PAYLOAD_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
  URI_TOO_LONG,
} from '../shared/error-catalog.ts'
import { isProtocolError, refusal } from '../shared/errors.ts'
import { decodeParts } from '../protocol/decode-parts.ts'
import { decodeRequest, decodeText, type DecodedRequest } from '../protocol/decode-request.ts'
import { PARTS_PARAMETER } from '../protocol/parts.ts'
import { INPUT_PARAMETER } from '../protocol/wire.ts'
import { EMPTY_CONTEXT } from '../shared/merge-context.ts'
import type { Limits } from '../shared/limits.ts'
import type { Roads } from '../protocol/roads.ts'
import { bodyTypeOf } from './body-type.ts'
import { readBody } from './read-body.ts'
import { readForm, type FormType } from './read-form.ts'
import type { RequestScope } from './request-scope.ts'

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
 * type, size, parts, text, gate.
 *
 * @throws ProtocolError with the code of the step that refused
 */
export async function receiveCall(
  { request, url }: Pick<RequestScope, 'request' | 'url'>,
  method: 'GET' | 'POST',
  { limits, roads }: ReceiveOptions,
): Promise<DecodedRequest> {
  const allow = allowedMethods(method)
  if (!allow.split(', ').includes(request.method)) throw refusal(METHOD_NOT_ALLOWED, { allow })
  if (request.method === 'POST') return receiveBody({ request, url }, { limits, roads })
  if (url.search.length > limits.query) throw refusal(URI_TOO_LONG, { limit: limits.query })
  return decodeRequest(url.searchParams.get(INPUT_PARAMETER) ?? '', roads, limits)
}

async function receiveBody(
  { request, url }: Pick<RequestScope, 'request' | 'url'>,
  { limits, roads }: ReceiveOptions,
): Promise<DecodedRequest> {
  const contentType = request.headers.get('content-type')
  const type = contentType === null ? undefined : bodyTypeOf(contentType)
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw refusal(UNSUPPORTED_MEDIA_TYPE, undefined)
  if (type === undefined) {
    await expectNoBody(request, limits)
    return decodeRequest('', roads, limits)
  }
  const bytes = await readBody(request, limits)
  if (type.kind === 'json') return decodeRequest(decodeText(bytes), roads, limits)
  const form = await readForm(bytes, type, limits)
  return url.searchParams.has(PARTS_PARAMETER)
    ? receiveParts(form, type, { limits, roads })
    : // A form that somebody has written: its names are the app's, and it sends no context.
      { data: form, context: EMPTY_CONTEXT }
}

/** Some hosts give an empty POST a body stream: no bytes are no input, and need no type. */
async function expectNoBody(request: Request, limits: Limits): Promise<void> {
  try {
    await readBody(request, { ...limits, body: 0 })
  } catch (error) {
    const isBody = isProtocolError(error) && error.code === PAYLOAD_TOO_LARGE.code
    throw isBody ? refusal(UNSUPPORTED_MEDIA_TYPE, undefined) : error
  }
}

function receiveParts(
  form: FormData,
  { kind }: FormType,
  { limits, roads }: ReceiveOptions,
): DecodedRequest {
  if (kind !== 'multipart') throw refusal(BAD_FORM, { reason: 'files travel as multipart only' })
  return decodeParts(form, roads, limits)
}
