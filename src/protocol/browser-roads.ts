/** Both roads as the browser takes them, for everything that is more than plain JSON. */

import { TYPE_NOT_ALLOWED } from '../shared/value-errors.ts'
import { refusal } from '../shared/errors.ts'
import type { AnySerializationAdapter } from '../shared/serialization-adapter.ts'
import { Obstacle, printEnvelope } from './json-road.ts'
import { roadsOf } from './roads.ts'
import { contentTypeOf, parseEnvelope, readText, type Envelope } from './envelope.ts'
import { receive } from './inflow.ts'
import { loadRichRoad } from './load-rich-road.ts'
import { RICH_TYPE, STREAM_TYPE } from './other-types.ts'
import { type RequestEnvelope } from './wire.ts'

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
 * The envelope of an answer that is more than JSON.
 *
 * @throws ProtocolError `NETWORK` when it cannot be loaded; Error for an answer that no endpoint writes
 */
export async function readOther(
  response: Response,
  adapters: Adapters,
  signal: AbortSignal | undefined,
): Promise<Envelope> {
  const roads = roadsOf(adapters)
  const contentType = contentTypeOf(response)
  if (contentType.startsWith(STREAM_TYPE)) {
    return receive(response, roads, signal)
  }
  if (!contentType.startsWith(RICH_TYPE)) throw new Error('its type is none of ours')
  const { decodeRich } = await loadRichRoad()
  return parseEnvelope(await readText(response), (text) => decodeRich(text, roads))
}
