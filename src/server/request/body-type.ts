import { isNavigation } from '../../http/navigation.ts'
import { PARTS_PARAMETER } from '../../wire/content-types.ts'
import { JSON_TYPE, MULTIPART_TYPE, URLENCODED_TYPE } from '../../wire/protocol.ts'
import { UNSUPPORTED_MEDIA_TYPE } from '../../errors/catalog.ts'
import { protocolError } from '../../errors/errors.ts'
import {
  assertBoundaries,
  assertBoundary,
  assertFewParameters,
  assertFromClient,
  assertNoParameters,
  assertOneBoundary,
} from './guards/content-type.ts'

export type BodyType =
  | { readonly kind: 'json' }
  | { readonly kind: 'urlencoded' }
  | { readonly kind: 'multipart'; readonly boundary: string }

const JSON_BODY: BodyType = { kind: 'json' }

/** Browsers send one or two: thousands of them take long to read. */
const PARAMETER_LIMIT = 10

/**
 * Reads a content type, and compares the whole of it: `text/plain;application/json` contains the right one and is a type
 * that a foreign page may send without a preflight.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
 */
export function bodyTypeOf(contentType: string): BodyType {
  // The client writes it in this form.
  if (contentType === JSON_TYPE) return JSON_BODY
  const essence = essenceOf(contentType)
  const [, ...parameters] = contentType.split(';', PARAMETER_LIMIT + 2).map((part) => part.trim())
  assertFewParameters(parameters.length, PARAMETER_LIMIT)
  const others = parameters.filter((parameter) => !/^charset="?utf-8"?$/i.test(parameter))
  assertFromClient(essence)
  if (essence === MULTIPART_TYPE) return { kind: 'multipart', boundary: boundaryIn(others) }
  assertNoParameters(others)
  if (essence === JSON_TYPE) return JSON_BODY
  if (essence === URLENCODED_TYPE) return { kind: 'urlencoded' }
  throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

function essenceOf(contentType: string): string {
  const [essence = ''] = contentType.split(';', 1)
  return essence.trim().toLowerCase()
}

function boundaryIn(parameters: readonly string[]): string {
  const boundaries = parameters.map((parameter) => {
    const [, quoted, bare] = /^boundary=(?:"(.*)"|(.*))$/i.exec(parameter) ?? []
    return quoted ?? bare
  })
  assertBoundaries(boundaries)
  assertOneBoundary(boundaries)
  const [boundary] = boundaries
  assertBoundary(boundary)
  return boundary
}

/** The values of `enctype`. `text/plain` is refused, with a page that shows the error. */
const FORM_TYPES: ReadonlySet<string> = new Set([MULTIPART_TYPE, URLENCODED_TYPE, 'text/plain'])

/** Whether a browser sent a form without JavaScript, and shows the response. */
export function isFormNavigation(request: Request): boolean {
  const { method, headers, url } = request
  return (
    method !== 'GET' &&
    method !== 'HEAD' &&
    isNavigation(request) &&
    FORM_TYPES.has(essenceOf(headers.get('content-type') ?? '')) &&
    !new URL(url).searchParams.has(PARTS_PARAMETER)
  )
}
