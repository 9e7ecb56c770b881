import { assertParts } from '../../serialization/guards/complexity.ts'
import { assertFormFits } from '../../serialization/tagged-limits.ts'
import { MULTIPART_TYPE, URLENCODED_TYPE, INPUT_PARAMETER } from '../../wire/protocol.ts'
import { BAD_FORM } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import { andThen, type MaybePromise } from '../../utils/maybe-promise.ts'
import type { Limits } from '../../serialization/limits.ts'
import { type BodyType, bodyTypeOf } from '../request/body-type.ts'
import {
  decodeParts,
  decodeRequest,
  decodeText,
  type DecodedRequest,
} from '../../wire/decode-request.ts'
import { PARTS_PARAMETER } from '../../wire/content-types.ts'
import { EMPTY_CONTEXT } from '../../model/context.ts'
import type { Serializers } from '../../serialization/serializer.ts'
import { assertMethod, assertMultipart, assertQuery, assertUncompressed } from './guards/head.ts'
import { assertNoBody } from './guards/no-body.ts'
import { readBody } from './read-body.ts'
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
export function readCall(
  { request, url }: Pick<RequestScope, 'request' | 'url'>,
  method: 'GET' | 'POST',
  { limits, serializers }: ReadCallOptions,
): MaybePromise<DecodedRequest> {
  const allow = allowedMethods(method)
  assertMethod(request.method, allow)
  if (request.method === 'POST') return receiveBody({ request, url }, { limits, serializers })
  assertQuery(url.search.length, limits.query)
  return decodeRequest(url.searchParams.get(INPUT_PARAMETER) ?? '', serializers, limits)
}

function receiveBody(
  { request, url }: Pick<RequestScope, 'request' | 'url'>,
  { limits, serializers }: ReadCallOptions,
): MaybePromise<DecodedRequest> {
  const contentType = request.headers.get('content-type')
  const type = contentType === null ? undefined : bodyTypeOf(contentType)
  assertUncompressed(request.headers)
  if (type === undefined) {
    return assertNoBody(request, limits).then(() => decodeRequest('', serializers, limits))
  }
  return andThen(readBody(request, limits), (bytes) =>
    type.kind === 'json'
      ? decodeRequest(decodeText(bytes), serializers, limits)
      : receiveForm(bytes, type, { url, limits, serializers }),
  )
}

async function receiveForm(
  bytes: Uint8Array,
  type: FormType,
  { url, limits, serializers }: ReadCallOptions & Pick<RequestScope, 'url'>,
): Promise<DecodedRequest> {
  const form = await readForm(bytes, type, limits)
  // A form of the app's own sends no context.
  if (!url.searchParams.has(PARTS_PARAMETER)) return { data: form, context: EMPTY_CONTEXT }
  assertMultipart(type.kind)
  return decodeParts(form, serializers, limits)
}

type FormType = Exclude<BodyType, { readonly kind: 'json' }>

/**
 * The form in a body, by the platform's own parser. Its parts are counted first: empty ones are cheap to send, and each
 * costs the parser more than a kilobyte.
 */
async function readForm(
  bytes: Uint8Array,
  type: FormType,
  limits: Pick<Limits, 'parts'>,
): Promise<FormData> {
  assertParts(
    type.kind === 'multipart' ? countParts(bytes, type) : countFields(bytes),
    limits.parts,
  )
  const form = await parse(bytes, type)
  assertFormFits([...form.keys()], limits)
  return form
}

async function parse(bytes: Uint8Array, type: FormType): Promise<FormData> {
  const contentType =
    type.kind === 'multipart' ? `${MULTIPART_TYPE}; boundary="${type.boundary}"` : URLENCODED_TYPE
  try {
    // The bytes of a request have a buffer of their own, not a shared one.
    const body = (type.kind === 'multipart' ? bytes : withSpaces(bytes)) as Uint8Array<ArrayBuffer>
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
    return form instanceof FormData ? form : await toOwnClasses(form)
  } catch (cause) {
    throw protocolError(BAD_FORM, { reason: 'its body does not match its content type' }, { cause })
  }
}

/**
 * A plus sign stands for a space, which may also be written as itself. Parsers need fifty times as long for plus signs.
 *
 * @see https://url.spec.whatwg.org/#urlencoded-parsing
 */
function withSpaces(bytes: Uint8Array): Uint8Array {
  return bytes.includes(PLUS) ? bytes.map((byte) => (byte === PLUS ? SPACE : byte)) : bytes
}

/** A simulated browser has classes of its own beside those that `Response` uses. */
async function toOwnClasses(form: FormData): Promise<FormData> {
  const own = new FormData()
  for (const [name, value] of form) {
    if (typeof value === 'string') own.append(name, value)
    else own.append(name, new File([await value.arrayBuffer()], value.name, value))
  }
  return own
}

const SPACE = 0x20
const AMPERSAND = 0x26
const PLUS = 0x2b
const CARRIAGE_RETURN = 0x0d

function countFields(bytes: Uint8Array): number {
  let count = bytes.length === 0 ? 0 : 1
  for (let at = bytes.indexOf(AMPERSAND); at >= 0; at = bytes.indexOf(AMPERSAND, at + 1)) count++
  return count
}

/**
 * The most parts that a body can have: one after each boundary but the last. A boundary has no carriage return, so each
 * byte is compared at most twice.
 */
function countParts(
  bytes: Uint8Array,
  { boundary }: Extract<FormType, { readonly kind: 'multipart' }>,
): number {
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`)
  let count = startsWith(bytes, 0, delimiter.subarray(2)) ? 1 : 0
  for (
    let at = bytes.indexOf(CARRIAGE_RETURN);
    at >= 0;
    at = bytes.indexOf(CARRIAGE_RETURN, at + 1)
  ) {
    if (startsWith(bytes, at, delimiter)) count++
  }
  return Math.max(0, count - 1)
}

function startsWith(bytes: Uint8Array, at: number, prefix: Uint8Array): boolean {
  for (let index = 0; index < prefix.length; index++) {
    if (bytes[at + index] !== prefix[index]) return false
  }
  return true
}
