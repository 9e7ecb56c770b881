import { NETWORK } from '../shared/error-catalog.ts'
import { refusal } from '../shared/errors.ts'

/** @throws ProtocolError `NETWORK`, for a connection that was not made or was cut */
export function connectionFailed(cause?: unknown): never {
  throw refusal(NETWORK, undefined, { cause })
}
