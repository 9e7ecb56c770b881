import { connectionFailed } from './connection-failed.ts'
import type * as roads from './browser-roads.ts'

/**
 * Loads what plain JSON does not need: the browser does so when it first meets something else.
 *
 * @throws ProtocolError `NETWORK` when it cannot be loaded
 */
export function loadRoads(): Promise<typeof roads> {
  return import('./browser-roads.ts').catch(connectionFailed)
}
