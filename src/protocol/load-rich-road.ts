import { connectionFailed } from './connection-failed.ts'
import type * as richRoad from './rich-road.ts'

/**
 * Loads seroval: the browser does so when it first meets a cycle.
 *
 * @throws ProtocolError `NETWORK` when it cannot be loaded
 */
export function loadRichRoad(): Promise<typeof richRoad> {
  return import('./rich-road.ts').catch(connectionFailed)
}
