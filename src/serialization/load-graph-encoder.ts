import { connectionFailed } from '../errors/network-error.ts'
import type * as graphEncoder from './graph-encoder.ts'

/**
 * Loads seroval: the browser does so when it first meets a cycle.
 *
 * @throws ProtocolError `NETWORK` when it cannot be loaded
 */
export function loadGraphEncoder(): Promise<typeof graphEncoder> {
  return import('./graph-encoder.ts').catch(connectionFailed)
}
