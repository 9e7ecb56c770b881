import { GRAPH_TYPE } from '../../../wire/content-types.ts'
import { BAD_FORM, UNSUPPORTED_MEDIA_TYPE } from '../../../errors/catalog.ts'
import { protocolError } from '../../../errors/errors.ts'
import { TYPE_NOT_ALLOWED } from '../../../errors/catalog-values.ts'

/** The syntax of a boundary. @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1 */
const BOUNDARY = /^[\w'()+,./:=?-](?:[\w'()+,./:=? -]{0,68}[\w'()+,./:=?-])?$/

/** Only a server may send values of the graph encoder. */
export function assertFromClient(essence: string): void {
  if (essence === GRAPH_TYPE) {
    throw protocolError(TYPE_NOT_ALLOWED, { path: 'body', kind: `values of type ${GRAPH_TYPE}` })
  }
}

/** Refuses so many parameters that they take long to read. */
export function assertFewParameters(count: number, limit: number): void {
  if (count > limit) throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/** Refuses parameters; the charset UTF-8 is not in the list. */
export function assertNoParameters(parameters: readonly string[]): void {
  if (parameters.length > 0) throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/** Refuses parameters other than boundaries, which are `undefined` in the list. */
export function assertBoundaries(
  boundaries: readonly (string | undefined)[],
): asserts boundaries is readonly string[] {
  if (boundaries.includes(undefined)) throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/** Takes one boundary: with several, two layers could read two different forms. */
export function assertOneBoundary(boundaries: readonly string[]): void {
  if (boundaries.length !== 1) throw notOneBoundary()
}

export function assertBoundary(boundary: string | undefined): asserts boundary is string {
  if (boundary === undefined || !BOUNDARY.test(boundary)) throw notOneBoundary()
}

function notOneBoundary(): Error {
  return protocolError(BAD_FORM, { reason: 'its content type must name exactly one boundary' })
}
