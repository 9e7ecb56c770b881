/** Both roads as the browser takes them, for everything that is more than plain JSON. */

import { NETWORK, TYPE_NOT_ALLOWED } from '../shared/error-catalog.ts'
import { refusal } from '../shared/errors.ts'
import type { AnySerializationAdapter } from '../shared/serialization-adapter.ts'
import { Obstacle, printEnvelope } from './json-road.ts'
import { roadsOf } from './roads.ts'
import type { RequestEnvelope } from './wire.ts'

type Adapters = readonly AnySerializationAdapter[]

/**
 * The text of a call's envelope.
 *
 * @throws ProtocolError `TYPE_NOT_ALLOWED` that names the first value which cannot be sent
 */
export function packRequest(envelope: RequestEnvelope, adapters: Adapters): string {
  try {
    return printEnvelope(roadsOf(adapters).request.pack(envelope))
  } catch (obstacle) {
    if (!(obstacle instanceof Obstacle)) throw obstacle
    const path = obstacle.path.replace(/^\.context/, 'sendContext').replace(/^\./, '')
    throw refusal(TYPE_NOT_ALLOWED, { path, kind: obstacle.kind })
  }
}

/**
 * Puts what the side table of an answer names into its envelope.
 *
 * @throws Error for a table that does not fit
 */
export function unpackResult(envelope: object, tags: unknown, adapters: Adapters): void {
  roadsOf(adapters).result.unpack(envelope, tags)
}

/**
 * The envelope of an answer that took the rich road, whose module is loaded for the first of them.
 *
 * @throws ProtocolError `NETWORK` when the module cannot be loaded; Error for a text that seroval did
 * not make
 */
export async function decodeRich(text: string, adapters: Adapters): Promise<unknown> {
  const road = await import('./rich-road.ts').catch((cause: unknown) => {
    throw refusal(NETWORK, undefined, { cause })
  })
  return road.decodeRich(text, roadsOf(adapters))
}
