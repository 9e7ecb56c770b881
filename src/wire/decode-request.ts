import { BAD_JSON, BAD_PAYLOAD } from '../errors/catalog.ts'
import { ProtocolError, protocolError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import { DEFAULT_LIMITS } from '../serialization/limits.ts'
import { assertWithinLimits, type ComplexityLimits } from '../serialization/payload-limits.ts'
import { assertCall, assertContext, assertKnownKeys } from './guards/call.ts'
import type { Attach } from '../serialization/codecs.ts'
import type { Serializers } from '../serialization/serializer.ts'
import { taggedValueChecker, type TaggedLimits } from '../serialization/written-limits.ts'

/** How much a call may hold. */
export type DecodeLimits = ComplexityLimits & TaggedLimits

/** A call as it arrived. */
export interface DecodedRequest {
  readonly data: unknown
  readonly context: Context
}

/**
 * The call in the text of a body or of a query's input parameter; no text is a call without input.
 *
 * @param attach - gives what travelled beside the text; nothing did when left out
 * @throws ProtocolError `BAD_JSON`, `BAD_PAYLOAD`, `PAYLOAD_TOO_COMPLEX`, `TYPE_NOT_ALLOWED`, `BAD_FORM`
 */
export function decodeRequest(
  text: string,
  { request: encoder }: Serializers,
  limits: DecodeLimits = DEFAULT_LIMITS,
  attach?: Attach,
): DecodedRequest {
  if (text === '') return { data: undefined, context: EMPTY_CONTEXT }
  assertWithinLimits(text, limits)
  const envelope = parseJson(text)
  assertCall(envelope)
  const { tags, ...values } = envelope
  assertKnownKeys(values)
  if (tags !== undefined)
    untag(() => encoder.decode(values, tags, attach, taggedValueChecker(limits)))
  const { data, context = {} } = values
  assertContext(context)
  return { data, context: mergeContext(EMPTY_CONTEXT, context) }
}

function untag(decode: () => void): void {
  try {
    decode()
  } catch (cause) {
    if (cause instanceof ProtocolError) throw cause
    const reason = cause instanceof Error ? cause.message : 'its `tags` are malformed'
    throw protocolError(BAD_PAYLOAD, { reason }, { cause })
  }
}

/**
 * The UTF-8 text of a body; a byte order mark is dropped.
 *
 * @throws ProtocolError `BAD_JSON` for bytes that are not UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes)
  } catch (cause) {
    throw protocolError(BAD_JSON, undefined, { cause })
  }
}

// It keeps nothing between calls: no bytes are left over from one to the next.
const UTF_8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw protocolError(BAD_JSON, undefined, { cause })
  }
}
