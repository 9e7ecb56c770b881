/** What a content type may say. */

import { GRAPH_TYPE } from '../../../wire/content-types.ts'
import { BAD_FORM, UNSUPPORTED_MEDIA_TYPE } from '../../../errors/catalog.ts'
import { protocolError } from '../../../errors/errors.ts'
import { TYPE_NOT_ALLOWED } from '../../../errors/catalog-values.ts'

/** What may stand in a boundary. @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1 */
const BOUNDARY = /^[\w'()+,./:=?-](?:[\w'()+,./:=? -]{0,68}[\w'()+,./:=?-])?$/

/**
 * Refuses what only a server may send.
 *
 * @throws ProtocolError `TYPE_NOT_ALLOWED`
 */
export function assertFromClient(essence: string): void {
  if (essence === GRAPH_TYPE) {
    throw protocolError(TYPE_NOT_ALLOWED, { path: 'body', kind: `values of type ${GRAPH_TYPE}` })
  }
}

/** @throws ProtocolError `UNSUPPORTED_MEDIA_TYPE` for so many parameters that they take long to read */
export function assertFewParameters(count: number, limit: number): void {
  if (count > limit) throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/**
 * Takes no parameter but the charset UTF-8, which is left out of the list.
 *
 * @throws ProtocolError `UNSUPPORTED_MEDIA_TYPE`
 */
export function assertNoParameters(parameters: readonly string[]): void {
  if (parameters.length > 0) throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/**
 * Takes no parameter but boundaries.
 *
 * @param boundaries - what each parameter names; `undefined` for other parameters
 * @throws ProtocolError `UNSUPPORTED_MEDIA_TYPE`
 */
export function assertBoundaries(
  boundaries: readonly (string | undefined)[],
): asserts boundaries is readonly string[] {
  if (boundaries.includes(undefined)) throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/**
 * Takes one boundary: with several, two layers could read two different forms.
 *
 * @throws ProtocolError `BAD_FORM`
 */
export function assertOneBoundary(boundaries: readonly string[]): void {
  if (boundaries.length !== 1) throw notOneBoundary()
}

/** @throws ProtocolError `BAD_FORM` */
export function assertBoundary(boundary: string | undefined): asserts boundary is string {
  if (boundary === undefined || !BOUNDARY.test(boundary)) throw notOneBoundary()
}

function notOneBoundary(): Error {
  return protocolError(BAD_FORM, { reason: 'its content type must name exactly one boundary' })
}
