import { connectionFailed } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import {
  failureOf,
  parseEnvelope,
  type Envelope,
  type WatchOptions,
  rejectionIn,
} from './envelope.ts'
import { isLabelled, isResultContext } from './guards/response.ts'
import { loadSerializer } from './load-serializer.ts'
import { JSON_TYPE, OUTCOME_HEADER, RESPONSE, RESULT, THROWN_RESPONSE } from './protocol.ts'

export interface DecodedResult {
  readonly result: unknown
  readonly context: Context
}

/** Throws the error that the server sent, or a `Response` that was thrown there. */
export async function decodeResponse(
  response: Response,
  adapters: readonly AnySerializationAdapter[],
  signal?: AbortSignal,
  watch?: WatchOptions,
): Promise<DecodedResult> {
  const outcome = response.headers.get(OUTCOME_HEADER)
  if (outcome === RESPONSE) return { result: response, context: EMPTY_CONTEXT }
  if (outcome === THROWN_RESPONSE) throw response
  if (!isLabelled(outcome)) throw failureOf(response)
  const envelope = await readEnvelope(response, adapters, signal, watch)
  if (outcome !== RESULT) throw await rejectionIn(envelope, response)
  const { result, context = {}, ...others } = envelope
  if (!isResultContext(context, others)) throw failureOf(response)
  return { result, context: mergeContext(EMPTY_CONTEXT, context) }
}

async function readEnvelope(
  response: Response,
  adapters: readonly AnySerializationAdapter[],
  signal: AbortSignal | undefined,
  watch: WatchOptions | undefined,
): Promise<Envelope> {
  try {
    const contentType = (response.headers.get('content-type') ?? '').toLowerCase()
    if (!contentType.startsWith(JSON_TYPE)) {
      return await (await loadSerializer()).readStreamOrGraph(response, adapters, signal, watch)
    }
    const { tags, ...values } = parseEnvelope(await response.text().catch(connectionFailed))
    if (tags !== undefined) (await loadSerializer()).decodeTaggedResult(values, tags, adapters)
    return values
  } catch (cause) {
    throw failureOf(response, cause)
  }
}
