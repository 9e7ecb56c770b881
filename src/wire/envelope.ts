import { UNEXPECTED_RESPONSE } from '../errors/catalog-client.ts'
import { connectionFailed, ProtocolError, protocolError } from '../errors/errors.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import { isRefusal, isSafeText } from './guards/response-text.ts'
import type { WireError } from './protocol.ts'

/** The envelope of a response, without its side table. */
export type Envelope = Readonly<Record<string, unknown>>

export interface WatchOptions {
  /** The longest time without a byte, in milliseconds; no limit for `0`, `false` and `undefined`. */
  readonly idleTimeout?: number | false | undefined
}

/** @param parse - of the encoder that made the text */
export function parseEnvelope(
  text: string,
  parse: (text: string) => unknown = JSON.parse,
): Envelope {
  const envelope = isSafeText(text) && parse(text)
  if (!isPlainObject(envelope)) throw new Error('not an envelope')
  return envelope
}

export type ResponseHead = Pick<Response, 'status' | 'headers'>

/** The value that a call rejects with, for an outcome other than a result. */
export async function rejectionIn(envelope: Envelope, response: ResponseHead): Promise<unknown> {
  try {
    // Without a further module: after a deployment, a refusal may be of a page whose modules are gone.
    const { error } = envelope as { readonly error?: Partial<WireError> }
    if (isRefusal(error)) return refusalOf(error, response)
    const { readRejection } = await import('./read-rejection.ts').catch(connectionFailed)
    return readRejection(envelope, response.status)
  } catch (cause) {
    return failureOf(response, cause)
  }
}

function refusalOf({ code, message }: WireError, { status }: ResponseHead): ProtocolError {
  return new ProtocolError(code, message, { status })
}

/**
 * The error for a response of anything but the endpoint.
 *
 * @param cause - a failure while the response was read; a ProtocolError is the error itself
 */
export function failureOf({ status, headers }: ResponseHead, cause?: unknown): ProtocolError {
  if (cause instanceof ProtocolError) return cause
  const head = { status, contentType: headers.get('content-type') ?? 'no content type' }
  return protocolError(UNEXPECTED_RESPONSE, head, { ...head, cause })
}
