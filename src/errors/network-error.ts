import { NETWORK } from './catalog.ts'
import { protocolError } from './errors.ts'

/** @throws ProtocolError `NETWORK`, for a connection that was not made or was cut */
export function connectionFailed(cause?: unknown): never {
  throw protocolError(NETWORK, undefined, { cause })
}
