import { BAD_JSON, BAD_PAYLOAD } from '../errors/catalog.ts'
import { ProtocolError, protocolError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import { DEFAULT_LIMITS } from '../serialization/limits.ts'
import { assertWithinLimits, type ComplexityLimits } from '../serialization/payload-limits.ts'
import { taggedValueChecker, type TaggedLimits } from '../serialization/tagged-limits.ts'
import {
  assertCall,
  assertContext,
  assertKnownKeys,
  assertCallPart,
  assertFilePart,
  assertPartExists,
  assertPartsTaken,
} from './guards/call.ts'
import type { Attach } from '../serialization/codecs.ts'
import type { Serializers } from '../serialization/serializer.ts'

export type DecodeLimits = ComplexityLimits & TaggedLimits

export interface DecodedRequest {
  readonly data: unknown
  readonly context: Context
}

/** The call in the text of a body or of a query's input parameter; no text is a call without input. */
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
  if (envelope.tags === undefined) return callIn(envelope)
  const { tags, ...values } = envelope
  untag(() => encoder.decode(values, tags, attach, taggedValueChecker(limits)))
  return callIn(values)
}

function callIn(values: Readonly<Record<string, unknown>>): DecodedRequest {
  assertKnownKeys(values)
  const { data, context } = values
  if (context === undefined) return { data, context: EMPTY_CONTEXT }
  assertContext(context)
  return { data, context: mergeContext(EMPTY_CONTEXT, context) }
}

/** The call in a multipart body: the envelope, then one file for each number in it. */
export function decodeParts(
  form: FormData,
  serializers: Serializers,
  limits?: DecodeLimits,
): DecodedRequest {
  const [[name, text] = [], ...parts] = form
  assertCallPart(name, text)
  const files = parts.map(([number, part], index) => {
    assertFilePart(number, part, index)
    return part
  })
  const taken = new Set<unknown>()
  const attach: Attach = (ref) => {
    const file = typeof ref === 'number' ? files[ref] : undefined
    assertPartExists(file)
    taken.add(file)
    return file
  }
  const call = decodeRequest(text, serializers, limits, attach)
  assertPartsTaken(taken.size, files.length)
  return call
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

/** The UTF-8 text of a body; a byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes)
  } catch (cause) {
    throw protocolError(BAD_JSON, undefined, { cause })
  }
}

// Shared: without `stream`, a decoder keeps no bytes between calls.
const UTF_8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw protocolError(BAD_JSON, undefined, { cause })
  }
}
