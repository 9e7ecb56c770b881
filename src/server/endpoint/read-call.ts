import { decodeParts } from '../../wire/decode-multipart.ts'
import { decodeRequest, decodeText, type DecodedRequest } from '../../wire/decode-request.ts'
import { PARTS_PARAMETER } from '../../wire/multipart.ts'
import { INPUT_PARAMETER } from '../../wire/protocol.ts'
import { EMPTY_CONTEXT } from '../../model/context.ts'
import type { Limits } from '../../serialization/limits.ts'
import type { Roads } from '../../serialization/serializer.ts'
import { bodyTypeOf } from '../request/body-type.ts'
import { assertMethod, assertMultipart, assertQuery, assertUncompressed } from './guards/head.ts'
import { assertNoBody } from './guards/no-body.ts'
import { readBody } from './read-body.ts'
import { readForm, type FormType } from './read-form.ts'
import type { RequestScope } from '../request/request-scope.ts'

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
  assertMethod(request.method, allow)
  if (request.method === 'POST') return receiveBody({ request, url }, { limits, roads })
  assertQuery(url.search.length, limits.query)
  return decodeRequest(url.searchParams.get(INPUT_PARAMETER) ?? '', roads, limits)
}

async function receiveBody(
  { request, url }: Pick<RequestScope, 'request' | 'url'>,
  { limits, roads }: ReceiveOptions,
): Promise<DecodedRequest> {
  const contentType = request.headers.get('content-type')
  const type = contentType === null ? undefined : bodyTypeOf(contentType)
  assertUncompressed(request.headers)
  if (type === undefined) {
    await assertNoBody(request, limits)
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

function receiveParts(
  form: FormData,
  { kind }: FormType,
  { limits, roads }: ReceiveOptions,
): DecodedRequest {
  assertMultipart(kind)
  return decodeParts(form, roads, limits)
}
