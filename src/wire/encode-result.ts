import type { Context } from '../model/context.ts'
import { encodeEnvelope, encodePlain, resultEnvelope, type EncodedBody } from './encode-response.ts'
import { Outflow, type OutflowHooks } from './stream-sender.ts'
import type { Roads } from '../serialization/serializer.ts'
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
  roads: Roads,
  hooks: () => Omit<OutflowHooks, 'encode'>,
): EncodedBody | StreamedBody {
  const envelope = resultEnvelope(result, context)
  const plain = encodePlain(envelope, roads)
  if (plain !== undefined) return plain
  const outflow = new Outflow({
    ...hooks(),
    encode: (part, attempt) => encodeEnvelope(part, roads, attempt),
  })
  const body = outflow.encode(envelope, (encoded) => encoded)
  if (outflow.isEmpty) return body
  try {
    return { contentType: STREAM_TYPE, stream: outflow.stream(body) }
  } catch (error) {
    outflow.cancel(error)
    throw error
  }
}
