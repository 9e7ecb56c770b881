import { UNEXPECTED_RESPONSE } from '../errors/catalog.ts'
import { ProtocolError, protocolError, ServerFnError, ValidationError } from '../errors/errors.ts'
import { isPlainObject } from '../utils/is-plain-object.ts'
import type { Envelope } from './envelope.ts'
import { isWireError } from './guards/response-text.ts'
import { fromWireRedirect, type WireRedirect } from './redirect.ts'
import type { WireError } from './protocol.ts'

/** What an answer looked like, whose envelope says how a call or a part of it failed. */
export type Answer = Pick<Response, 'status' | 'headers'>

/** What the envelope of a failure rejects with. */
export function rejectionIn(
  { error, redirect, notFound, thrown }: Envelope,
  response: Answer,
): unknown {
  if (isPlainObject(error)) return toError(error, response)
  if (isPlainObject(redirect)) return toRedirect(redirect, response)
  return notFound ?? thrown ?? unexpected(response)
}

function toRedirect(redirect: object, response: Answer): unknown {
  try {
    // What it has to hold, `Response` looks at.
    return fromWireRedirect(redirect as WireRedirect)
  } catch (cause) {
    return unexpected(response, { cause })
  }
}

function toError(error: object, response: Answer): Error {
  const { status } = response
  if (!isWireError(error)) return unexpected(response)
  // The guard has just looked at what has to be of a type.
  const { type, code, message, data, issues = [], target, errorId } = error as WireError
  if (type === 'validation') return new ValidationError(issues, { target })
  if (type === 'protocol') return new ProtocolError(code, message, { status })
  return new ServerFnError(code, { message, data, status, errorId })
}

/** The error for an answer that the endpoint did not write. */
export function unexpected({ status, headers }: Answer, options?: ErrorOptions): ProtocolError {
  const answer = { status, contentType: headers.get('content-type') ?? 'no content type' }
  return protocolError(UNEXPECTED_RESPONSE, answer, { ...answer, ...options })
}
