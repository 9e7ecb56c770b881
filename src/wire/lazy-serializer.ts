/** Both serializers as the browser takes them, for everything that is more than plain JSON. */

import { TYPE_NOT_ALLOWED } from '../errors/catalog-values.ts'
import { protocolError } from '../errors/errors.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import type { EncodedRequest, RequestToEncode } from './encode-request.ts'
import type { Detach } from '../serialization/codecs.ts'
import { Obstacle, stringifyEnvelope } from '../serialization/json-encoder.ts'
import { serializersFor } from '../serialization/serializer.ts'
import {
  contentTypeOf,
  parseEnvelope,
  readText,
  type Envelope,
  type WatchOptions,
} from './envelope.ts'
import { receiveStream } from './stream-receiver.ts'
import { loadGraphEncoder } from '../serialization/load-graph-encoder.ts'
import { GRAPH_TYPE, STREAM_TYPE } from './content-types.ts'
import { CALL_PART, PARTS_PARAMETER } from './multipart.ts'
import { withSortedKeys } from '../serialization/sort-keys.ts'
import type { RequestEnvelope } from './protocol.ts'

type Adapters = readonly AnySerializationAdapter[]

/**
 * The text of a call's envelope; with files in it, the whole request.
 *
 * @throws ProtocolError `TYPE_NOT_ALLOWED` that names the first value which cannot be sent
 */
export function encodeTaggedRequest(
  envelope: RequestEnvelope,
  request: RequestToEncode,
): string | EncodedRequest {
  const parts = new Map<object, number>()
  // The same file is sent once, however often it is named.
  const detach: Detach = (file) => {
    const part = parts.get(file) ?? parts.size
    parts.set(file, part)
    return part
  }
  try {
    const arrange = request.method === 'GET' ? withSortedKeys : undefined
    const encoded = serializersFor(request.adapters).request.encode(envelope, detach, arrange)
    const text = stringifyEnvelope(encoded)
    return parts.size === 0 ? text : withParts(request, text, parts)
  } catch (obstacle) {
    if (!(obstacle instanceof Obstacle)) throw obstacle
    const path = obstacle.path.replace(/^\.context/, 'sendContext').replace(/^\./, '')
    throw protocolError(TYPE_NOT_ALLOWED, { path, kind: obstacle.kind })
  }
}

function withParts(
  { url, headers }: RequestToEncode,
  text: string,
  parts: ReadonlyMap<object, number>,
): EncodedRequest {
  const body = new FormData()
  body.append(CALL_PART, text)
  for (const [file, part] of parts) {
    // Only files are set aside. What they are called is in the text: a part is mere bytes.
    body.append(String(part), new Blob([file as Blob]), CALL_PART)
  }
  const sent = new Headers(headers)
  // `fetch` itself says which boundary there is.
  sent.delete('content-type')
  return { url: `${url}?${PARTS_PARAMETER}`, init: { method: 'POST', headers: sent, body } }
}

/**
 * Puts what the side table of an answer names into its envelope.
 *
 * @throws Error for a table that does not fit
 */
export function decodeTaggedResult(envelope: object, tags: unknown, adapters: Adapters): void {
  serializersFor(adapters).result.decode(envelope, tags)
}

/**
 * The envelope of an answer that is more than JSON.
 *
 * @throws ProtocolError `NETWORK` when it cannot be loaded; Error for an answer that no endpoint writes
 */
export async function readStreamOrGraph(
  response: Response,
  adapters: Adapters,
  signal: AbortSignal | undefined,
  watch: WatchOptions | undefined,
): Promise<Envelope> {
  const serializers = serializersFor(adapters)
  const contentType = contentTypeOf(response)
  if (contentType.startsWith(STREAM_TYPE)) {
    return receiveStream(response, serializers, signal, watch)
  }
  if (!contentType.startsWith(GRAPH_TYPE)) throw new Error('its content type is unknown')
  const { decodeGraph } = await loadGraphEncoder()
  return parseEnvelope(await readText(response), (text) => decodeGraph(text, serializers))
}
