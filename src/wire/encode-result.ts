import type { Context } from '../model/context.ts'
import { encodeEnvelope, encodePlain, resultEnvelope, type EncodedBody } from './encode-response.ts'
import { StreamSender, type StreamSenderHooks } from './stream-sender.ts'
import type { Serializers } from '../serialization/serializer.ts'
import { STREAM_TYPE } from './content-types.ts'

/** A body that goes on as the app makes it. */
export interface StreamedBody {
  readonly contentType: string
  readonly stream: ReadableStream<Uint8Array>
}

/**
 * A result and the context that goes with it: a text where all of it is known, else a stream of frames.
 *
 * @param hooks - asked for when there is more than a text
 * @throws TypeError that names what cannot be sent; whatever an adapter throws
 */
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
