import type { Detach } from '../serialization/codecs.ts'
import { Obstacle, stringifyEnvelope } from '../serialization/json-encoder.ts'
import { dispose } from '../streams/dispose.ts'
import { isPlain } from '../serialization/plain-json.ts'
import { graphCopy } from '../serialization/graph-copy.ts'
import { ownObjectsOf } from '../serialization/own-objects.ts'
import { encodeGraph } from '../serialization/graph-encoder.ts'
import type { Serializers } from '../serialization/serializer.ts'
import type { Context } from '../model/context.ts'
import {
  isServerFnError,
  ValidationError,
  type ProtocolError,
  type ServerFnError,
} from '../errors/errors.ts'
import type { NotFoundLike, RedirectLike } from '../http/router-values.ts'
import { toWireRedirect, wireHeaders } from './redirect.ts'
import { GRAPH_TYPE, STREAM_TYPE } from './content-types.ts'
import { StreamSender, type StreamSenderHooks } from './stream-sender.ts'
import { JSON_TYPE, type ErrorEnvelope, type ResultEnvelope } from './protocol.ts'

export interface EncodedBody {
  readonly contentType: string
  readonly text: string
}

export function resultEnvelope(result: unknown, context: Context): ResultEnvelope {
  return {
    ...(result === undefined ? {} : { result }),
    ...(Object.keys(context).length === 0 ? {} : { context: { ...context } }),
  }
}

/** @param error - one that its caller may see; others have been masked */
export function encodeError(
  error: ServerFnError | ProtocolError,
  serializers: Serializers,
): EncodedBody {
  return encodeEnvelope(toEnvelope(error), serializers)
}

export function encodeThrown(thrown: unknown, serializers: Serializers): EncodedBody {
  return encodeEnvelope({ thrown }, serializers)
}

export function encodeRedirect(redirect: RedirectLike, serializers: Serializers): EncodedBody {
  return encodeEnvelope({ redirect: toWireRedirect(redirect) }, serializers)
}

export function encodeNotFound(notFound: NotFoundLike, serializers: Serializers): EncodedBody {
  const { headers, ...rest } = notFound
  const sent = headers === undefined ? {} : { headers: wireHeaders(new Headers(headers)) }
  return encodeEnvelope({ notFound: { ...rest, ...sent } }, serializers)
}

/**
 * An envelope by the JSON encoder, or by the graph encoder for values with cycles. A failure cancels its streams.
 *
 * @param attempt - starts collecting out-of-band values for one encoder; without it, they cannot be sent
 */
export function encodeEnvelope(
  envelope: object,
  serializers: Serializers,
  attempt?: () => Detach,
): EncodedBody {
  const plain = encodePlain(envelope, serializers)
  if (plain !== undefined) return plain
  try {
    return encodeUnplain(envelope, serializers, attempt)
  } catch (error) {
    dispose(envelope)
    throw error
  }
}

/** `undefined` for an envelope that needs an encoder, or that adapters have to see. */
export function encodePlain(
  envelope: object,
  { hasAdapters }: Serializers,
): EncodedBody | undefined {
  return hasAdapters || !isPlain(envelope)
    ? undefined
    : { contentType: JSON_TYPE, text: JSON.stringify(envelope) }
}

function encodeUnplain(
  envelope: object,
  serializers: Serializers,
  attempt?: () => Detach,
): EncodedBody {
  try {
    const encoded = serializers.result.encode(envelope, attempt?.())
    return { contentType: JSON_TYPE, text: stringifyEnvelope(encoded) }
  } catch (obstacle) {
    if (!(obstacle instanceof Obstacle)) throw obstacle
    // Cycles need the graph encoder. Its copy names a value that neither encoder supports.
    const copy = graphCopy(envelope, serializers, attempt?.(), ownObjectsOf(envelope))
    return { contentType: GRAPH_TYPE, text: encodeGraph(copy) }
  }
}

function toEnvelope(error: ServerFnError | ProtocolError): ErrorEnvelope {
  const { code, message } = error
  if (!isServerFnError(error)) return { error: { type: 'protocol', code, message } }
  if (error instanceof ValidationError) {
    const { issues, target } = error
    return { error: { type: 'validation', code, message, issues, target } }
  }
  const { data, errorId } = error
  return {
    error: {
      type: 'app',
      code,
      message,
      ...(data === undefined ? {} : { data }),
      ...(errorId === undefined ? {} : { errorId }),
    },
  }
}

export interface StreamedBody {
  readonly contentType: string
  readonly stream: ReadableStream<Uint8Array>
}

/** A result and its context: a text, or a stream of frames if it has promises or streams, which need the hooks. */
export function encodeResult(
  result: unknown,
  context: Context,
  serializers: Serializers,
  hooks: () => Omit<StreamSenderHooks, 'encode'>,
): EncodedBody | StreamedBody {
  const envelope = resultEnvelope(result, context)
  const plain = encodePlain(envelope, serializers)
  if (plain !== undefined) return plain
  const sender = new StreamSender({
    ...hooks(),
    encode: (part, attempt) => encodeEnvelope(part, serializers, attempt),
  })
  const body = sender.encode(envelope, (encoded) => encoded)
  if (sender.isEmpty) return body
  try {
    return { contentType: STREAM_TYPE, stream: sender.stream(body) }
  } catch (error) {
    sender.cancel(error)
    throw error
  }
}
