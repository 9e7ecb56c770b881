import { UNEXPECTED_RESPONSE } from '../errors/catalog.ts'
import {
  ProtocolError,
  protocolError,
  ServerFnError,
  ValidationError,
  connectionFailed,
} from '../errors/errors.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import { isWireError, isSafeText } from './guards/response-text.ts'
import { fromWireRedirect, type WireRedirect } from './redirect.ts'
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

export function readText(response: Response): Promise<string> {
  return response.text().catch(connectionFailed)
}

export function contentTypeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').toLowerCase()
}

export type ResponseHead = Pick<Response, 'status' | 'headers'>

export function rejectionIn(
  { error, redirect, notFound, thrown }: Envelope,
  response: ResponseHead,
): unknown {
  if (isPlainObject(error)) return toError(error, response)
  if (isPlainObject(redirect)) return toRedirect(redirect, response)
  return notFound ?? thrown ?? unexpected(response)
}

function toRedirect(redirect: object, response: ResponseHead): unknown {
  try {
    // `Response` checks its parts.
    return fromWireRedirect(redirect as WireRedirect)
  } catch (cause) {
    return unexpected(response, { cause })
  }
}

function toError(error: object, response: ResponseHead): Error {
  const { status } = response
  if (!isWireError(error)) return unexpected(response)
  // The guard has just checked the types of its fields.
  const { type, code, message, data, issues = [], target, errorId } = error as WireError
  if (type === 'validation') return new ValidationError(issues, { target })
  if (type === 'protocol') return new ProtocolError(code, message, { status })
  return new ServerFnError(code, { message, data, status, errorId })
}

/** The error for a response of anything but the endpoint. */
export function unexpected(
  { status, headers }: ResponseHead,
  options?: ErrorOptions,
): ProtocolError {
  const head = { status, contentType: headers.get('content-type') ?? 'no content type' }
  return protocolError(UNEXPECTED_RESPONSE, head, { ...head, ...options })
}
