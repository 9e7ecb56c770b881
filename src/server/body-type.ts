import { RICH_TYPE } from '../protocol/other-types.ts'
import { JSON_TYPE, MULTIPART_TYPE, URLENCODED_TYPE } from '../protocol/wire.ts'
import { BAD_FORM, UNSUPPORTED_MEDIA_TYPE } from '../shared/error-catalog.ts'
import { TYPE_NOT_ALLOWED } from '../shared/value-errors.ts'
import { refusal } from '../shared/errors.ts'

/** What a body is, as far as its headers tell. */
export type BodyType =
  | { readonly kind: 'json' }
  | { readonly kind: 'urlencoded' }
  | { readonly kind: 'multipart'; readonly boundary: string }

/** Browsers send one or two: thousands of them take long to read. */
const PARAMETER_LIMIT = 10

/** What may stand in a boundary. @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1 */
const BOUNDARY = /^[\w'()+,./:=?-](?:[\w'()+,./:=? -]{0,68}[\w'()+,./:=?-])?$/

/**
 * Reads a content type. Compares the whole of it: `text/plain;application/json` contains the right one and
 * is a type that a foreign page may send without asking.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
 * @throws ProtocolError `UNSUPPORTED_MEDIA_TYPE`, `TYPE_NOT_ALLOWED`, `BAD_FORM`
 */
export function bodyTypeOf(contentType: string): BodyType {
  const essence = essenceOf(contentType)
  const [, ...parameters] = contentType.split(';', PARAMETER_LIMIT + 2).map((part) => part.trim())
  if (parameters.length > PARAMETER_LIMIT) throw refusal(UNSUPPORTED_MEDIA_TYPE, undefined)
  const others = parameters.filter((parameter) => !/^charset="?utf-8"?$/i.test(parameter))
  if (essence === RICH_TYPE) {
    throw refusal(TYPE_NOT_ALLOWED, { path: 'body', kind: `values of type ${RICH_TYPE}` })
  }
  if (essence === MULTIPART_TYPE) return { kind: 'multipart', boundary: boundaryIn(others) }
  if (others.length === 0 && essence === JSON_TYPE) return { kind: 'json' }
  if (others.length === 0 && essence === URLENCODED_TYPE) return { kind: 'urlencoded' }
  throw refusal(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/** A content type without its parameters. */
export function essenceOf(contentType: string): string {
  const [essence = ''] = contentType.split(';', 1)
  return essence.trim().toLowerCase()
}

function boundaryIn(parameters: readonly string[]): string {
  const named = parameters.map((parameter) => /^boundary=(?:"(.*)"|(.*))$/i.exec(parameter))
  if (named.includes(null)) throw refusal(UNSUPPORTED_MEDIA_TYPE, undefined)
  const [boundary, ...more] = named.map((found) => found?.[1] ?? found?.[2] ?? '')
  if (boundary === undefined || more.length > 0 || !BOUNDARY.test(boundary)) {
    throw refusal(BAD_FORM, { reason: 'its content type does not name one boundary' })
  }
  return boundary
}
