import { BAD_JSON, BAD_PAYLOAD } from '../shared/error-catalog.ts'
import { refusal } from '../shared/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../shared/merge-context.ts'
import { DEFAULT_LIMITS } from '../shared/limits.ts'
import { isPlainObject } from '../shared/is-plain-object.ts'
import { assertHarmless, type ComplexityLimits } from './gate.ts'

/** A call as it arrived. */
export interface DecodedRequest {
  readonly data: unknown
  readonly context: Context
}

/**
 * The call in the text of a body or of a query's input parameter; no text is a call without input.
 *
 * @throws ProtocolError `BAD_JSON`, `BAD_PAYLOAD`, `PAYLOAD_TOO_COMPLEX`
 */
export function decodeRequest(
  text: string,
  limits: ComplexityLimits = DEFAULT_LIMITS,
): DecodedRequest {
  if (text === '') return { data: undefined, context: EMPTY_CONTEXT }
  const envelope = parseJson(text)
  if (!isPlainObject(envelope)) {
    throw refusal(BAD_PAYLOAD, { reason: 'it is not an object with `data` and `context`' })
  }
  assertHarmless(envelope, limits)
  for (const key of Object.keys(envelope)) {
    if (key !== 'data' && key !== 'context') {
      throw refusal(BAD_PAYLOAD, { reason: 'it has keys other than `data` and `context`' })
    }
  }
  const { data, context = {} } = envelope
  if (!isPlainObject(context)) {
    throw refusal(BAD_PAYLOAD, { reason: 'its `context` is not an object' })
  }
  return { data, context: mergeContext(EMPTY_CONTEXT, context) }
}

/**
 * The UTF-8 text of a body; a byte order mark is dropped.
 *
 * @throws ProtocolError `BAD_JSON` for bytes that are not UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw refusal(BAD_JSON, undefined, { cause })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refusal(BAD_JSON, undefined, { cause })
  }
}
