import {
  NOT_A_SERVER_FN,
  UNKNOWN_FUNCTION,
  BAD_FORM,
  METHOD_NOT_ALLOWED,
  UNSUPPORTED_MEDIA_TYPE,
  URI_TOO_LONG,
} from '../../../errors/catalog.ts'
import { usageError, protocolError } from '../../../errors/errors.ts'

export function assertMethod(method: string, allow: string): void {
  if (!allow.split(', ').includes(method)) throw protocolError(METHOD_NOT_ALLOWED, { allow })
}

export function assertQuery(length: number, limit: number): void {
  if (length > limit) throw protocolError(URI_TOO_LONG, { limit })
}

/** Refuses compressed bodies: a small one may expand to a large one. */
export function assertUncompressed(headers: Headers): void {
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw protocolError(UNSUPPORTED_MEDIA_TYPE, undefined)
}

/** Takes files as multipart only: other forms hold none. */
export function assertMultipart(kind: string): void {
  if (kind !== 'multipart')
    throw protocolError(BAD_FORM, { reason: 'files must be sent as multipart/form-data' })
}

export function assertKnown<T>(found: T | undefined): asserts found is T {
  if (found === undefined) throw protocolError(UNKNOWN_FUNCTION, undefined)
}

/** Refuses every other export of a module. */
export function assertRegistered<T>(endpoint: T | undefined, id: string): asserts endpoint is T {
  if (endpoint === undefined) throw usageError(NOT_A_SERVER_FN, { id })
}
