import {
  decodeParts,
  decodeRequest,
  decodeText,
  type DecodedRequest,
} from '../../wire/decode-request.ts'
import { PARTS_PARAMETER } from '../../wire/content-types.ts'
import { INPUT_PARAMETER } from '../../wire/protocol.ts'
import { EMPTY_CONTEXT } from '../../model/context.ts'
import type { Limits } from '../../serialization/limits.ts'
import type { Serializers } from '../../serialization/serializer.ts'
import { bodyTypeOf } from '../request/body-type.ts'
import { assertMethod, assertMultipart, assertQuery, assertUncompressed } from './guards/head.ts'
import { assertNoBody } from './guards/no-body.ts'
import { readBody } from './read-body.ts'
import { readForm, type FormType } from './read-form.ts'
import type { RequestScope } from '../request/request-scope.ts'

export interface ReadCallOptions {
  readonly limits: Limits
  readonly serializers: Serializers
}

/** The methods of a function, as an `Allow` header. */
export function allowedMethods(method: 'GET' | 'POST'): string {
  // A GET function takes input that is too long for a query by POST.
  return method === 'GET' ? 'GET, HEAD, POST' : 'POST'
}

/** Reads the call in a request. Each step may refuse before the next one costs anything. */
export async function readCall(
  { request, url }: Pick<RequestScope, 'request' | 'url'>,
  method: 'GET' | 'POST',
  { limits, serializers }: ReadCallOptions,
): Promise<DecodedRequest> {
  const allow = allowedMethods(method)
  assertMethod(request.method, allow)
  if (request.method === 'POST') return receiveBody({ request, url }, { limits, serializers })
  assertQuery(url.search.length, limits.query)
  return decodeRequest(url.searchParams.get(INPUT_PARAMETER) ?? '', serializers, limits)
}

async function receiveBody(
  { request, url }: Pick<RequestScope, 'request' | 'url'>,
  { limits, serializers }: ReadCallOptions,
): Promise<DecodedRequest> {
  const contentType = request.headers.get('content-type')
  const type = contentType === null ? undefined : bodyTypeOf(contentType)
  assertUncompressed(request.headers)
  if (type === undefined) {
    await assertNoBody(request, limits)
    return decodeRequest('', serializers, limits)
  }
  const bytes = await readBody(request, limits)
  if (type.kind === 'json') return decodeRequest(decodeText(bytes), serializers, limits)
  const form = await readForm(bytes, type, limits)
  return url.searchParams.has(PARTS_PARAMETER)
    ? receiveParts(form, type, { limits, serializers })
    : // A form of the app's own: it sends no context.
      { data: form, context: EMPTY_CONTEXT }
}

function receiveParts(
  form: FormData,
  { kind }: FormType,
  { limits, serializers }: ReadCallOptions,
): DecodedRequest {
  assertMultipart(kind)
  return decodeParts(form, serializers, limits)
}
