import { UNEXPECTED_RESPONSE } from '../errors/catalog.ts'
import { ProtocolError, protocolError, ServerFnError, ValidationError } from '../errors/errors.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import type { Envelope } from './envelope.ts'
import { isWireError } from './guards/response-text.ts'
import { fromWireRedirect, type WireRedirect } from './redirect.ts'
import type { WireError } from './protocol.ts'

/** The response around the envelope of a failure. */
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
  const answer = { status, contentType: headers.get('content-type') ?? 'no content type' }
  return protocolError(UNEXPECTED_RESPONSE, answer, { ...answer, ...options })
}
