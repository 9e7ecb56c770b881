import { connectionFailed } from '../errors/network-error.ts'
import type * as serializers from './lazy-serializer.ts'

/**
 * Loads what plain JSON does not need: the browser does so when it first meets something else.
 *
 * @throws ProtocolError `NETWORK` when it cannot be loaded
 */
export function loadSerializer(): Promise<typeof serializers> {
  return import('./lazy-serializer.ts').catch(connectionFailed)
}
