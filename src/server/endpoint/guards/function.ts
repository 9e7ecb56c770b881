import { NOT_A_SERVER_FN, UNKNOWN_FUNCTION } from '../../../errors/catalog.ts'
import { usageError, protocolError } from '../../../errors/errors.ts'

/** @throws ProtocolError `UNKNOWN_FUNCTION` for an id that no function has */
export function assertKnown<T>(found: T | undefined): asserts found is T {
  if (found === undefined) throw protocolError(UNKNOWN_FUNCTION, undefined)
}

/**
 * Takes registered functions only: no other export of a module can be called over HTTP.
 *
 * @throws SeamlineError `NOT_A_SERVER_FN`
 */
export function assertRegistered<T>(endpoint: T | undefined, id: string): asserts endpoint is T {
  if (endpoint === undefined) throw usageError(NOT_A_SERVER_FN, { id })
}
