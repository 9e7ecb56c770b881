/** What the head of a call may say, in the order in which it is looked at. */

import {
  BAD_FORM,
  BAD_HOST,
  METHOD_NOT_ALLOWED,
  UNSUPPORTED_MEDIA_TYPE,
  URI_TOO_LONG,
} from '../../../errors/catalog.ts'
import { protocolError } from '../../../errors/errors.ts'

/**
 * Takes a host name or address with an optional port. Anything else could make two layers see two different paths.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 * @throws ProtocolError `BAD_HOST`
 */
export function assertHost(host: string): void {
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host)) {
    throw protocolError(BAD_HOST, undefined)
  }
}

/**
 * Refuses the name that srvx gives a host which is not one; an underscore is fine within a name.
 *
 * @throws ProtocolError `BAD_HOST`
 */
export function assertNamedHost(host: string): void {
  if (host === '_invalid_') throw protocolError(BAD_HOST, undefined)
}

/** @throws ProtocolError `METHOD_NOT_ALLOWED` */
export function assertMethod(method: string, allow: string): void {
  if (!allow.split(', ').includes(method)) throw protocolError(METHOD_NOT_ALLOWED, { allow })
}

/** @throws ProtocolError `URI_TOO_LONG` */
export function assertQuery(length: number, limit: number): void {
  if (length > limit) throw protocolError(URI_TOO_LONG, { limit })
}

/**
 * Refuses compressed bodies, of which little may become much.
 *
 * @throws ProtocolError `UNSUPPORTED_MEDIA_TYPE`
 */
export function assertUncompressed(headers: Headers): void {
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/**
 * Takes files as multipart only: other forms hold none.
 *
 * @throws ProtocolError `BAD_FORM`
 */
export function assertMultipart(kind: string): void {
  if (kind !== 'multipart')
    throw protocolError(BAD_FORM, { reason: 'files must be sent as multipart/form-data' })
}
