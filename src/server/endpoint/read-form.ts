import { assertParts } from '../../serialization/guards/form.ts'
import { assertFormFits } from '../../serialization/payload-limits.ts'
import { MULTIPART_TYPE, URLENCODED_TYPE } from '../../wire/protocol.ts'
import { BAD_FORM } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import type { Limits } from '../../serialization/limits.ts'
import type { BodyType } from '../request/body-type.ts'

/** The type of a body that is a form. */
export type FormType = Exclude<BodyType, { readonly kind: 'json' }>

/**
 * The form in a body, by the platform's own parser. Its parts are counted first: empty ones are cheap to send, and each
 * costs the parser more than a kilobyte.
 */
export async function readForm(
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
