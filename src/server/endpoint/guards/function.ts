import { NOT_A_SERVER_FN, UNKNOWN_FUNCTION } from '../../../errors/catalog.ts'
import { usageError, protocolError } from '../../../errors/errors.ts'

export function assertKnown<T>(found: T | undefined): asserts found is T {
  if (found === undefined) throw protocolError(UNKNOWN_FUNCTION, undefined)
}

/** Refuses every other export of a module. */
export function assertRegistered<T>(endpoint: T | undefined, id: string): asserts endpoint is T {
  if (endpoint === undefined) throw usageError(NOT_A_SERVER_FN, { id })
}
