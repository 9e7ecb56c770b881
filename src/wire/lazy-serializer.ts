/** Both serializers for the browser, which loads them for anything that is more than plain JSON. */

import { TYPE_NOT_ALLOWED } from '../errors/catalog-values.ts'
import { connectionFailed, protocolError } from '../errors/errors.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import type { EncodedRequest, RequestToEncode } from './encode-request.ts'
import type { Detach } from '../serialization/codecs.ts'
import { Obstacle, stringifyEnvelope, type Arrange } from '../serialization/json-encoder.ts'
import { serializersFor } from '../serialization/serializer.ts'
import type { Envelope, WatchOptions } from './envelope.ts'
import { parseGraph, receiveStream } from './stream-receiver.ts'
import { CALL_PART, GRAPH_TYPE, PARTS_PARAMETER, STREAM_TYPE } from './content-types.ts'
import type { RequestEnvelope } from './protocol.ts'

type Adapters = readonly AnySerializationAdapter[]

/** The text of a call's envelope; with files in it, the whole request. */
export function encodeTaggedRequest(
  envelope: RequestEnvelope,
  request: RequestToEncode,
  arrange: Arrange | undefined,
): string | EncodedRequest {
  const parts = new Map<object, number>()
  // A file is sent once, however often the call names it.
  const detach: Detach = (file) => {
    const part = parts.get(file) ?? parts.size
    parts.set(file, part)
    return part
  }
  try {
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
    // Only files are detached. Their names are in the text; a part is just bytes.
    body.append(String(part), new Blob([file as Blob]), CALL_PART)
  }
  const sent = new Headers(headers)
  // `fetch` sets it, with the boundary.
  sent.delete('content-type')
  return { url: `${url}?${PARTS_PARAMETER}`, init: { method: 'POST', headers: sent, body } }
}

export function decodeTaggedResult(envelope: object, tags: unknown, adapters: Adapters): void {
  serializersFor(adapters).result.decode(envelope, tags)
}

export async function readStreamOrGraph(
  response: Response,
  adapters: Adapters,
  signal: AbortSignal | undefined,
  watch: WatchOptions | undefined,
): Promise<Envelope> {
  const serializers = serializersFor(adapters)
  const contentType = (response.headers.get('content-type') ?? '').toLowerCase()
  if (contentType.startsWith(STREAM_TYPE)) {
    return receiveStream(response, serializers, signal, watch)
  }
  if (!contentType.startsWith(GRAPH_TYPE)) throw new Error('its content type is unknown')
  return parseGraph(await response.text().catch(connectionFailed), serializers)
}
