import { findObstacle } from './json-road.ts'
import { assertRich } from './assert-rich.ts'
import { encodeRich } from './rich-road.ts'
import type { Context } from '../shared/merge-context.ts'
import {
  isServerFnError,
  ValidationError,
  type ProtocolError,
  type ServerFnError,
} from '../shared/errors.ts'
import type { NotFoundLike, RedirectLike } from '../shared/router-values.ts'
import { toWireRedirect } from './redirect.ts'
import { JSON_TYPE, RICH_TYPE, type ErrorEnvelope, type ResultEnvelope } from './wire.ts'

/** A body and what it is. */
export interface EncodedBody {
  readonly contentType: string
  readonly text: string
}

/**
 * A result and the context that goes with it: on the JSON road when plain JSON holds both, else on
 * the rich road.
 *
 * @throws whatever seroval throws for a value that neither road takes
 */
export function encodeResult(result: unknown, context: Context): EncodedBody {
  const envelope: ResultEnvelope = {
    ...(result === undefined ? {} : { result }),
    ...(Object.keys(context).length === 0 ? {} : { context: { ...context } }),
  }
  return encodeEnvelope(envelope)
}

/**
 * An error that its caller may see; errors that may not be seen are masked before they come here.
 * The app's `data` decides the road.
 */
export function encodeError(error: ServerFnError | ProtocolError): EncodedBody {
  return encodeEnvelope(toEnvelope(error))
}

/**
 * A redirect, labelled instead of followed.
 *
 * @throws SeamlineError `UNSAFE_REDIRECT`; whatever seroval throws for options that cannot be sent
 */
export function encodeRedirect(redirect: RedirectLike): EncodedBody {
  return encodeEnvelope({ redirect: toWireRedirect(redirect) })
}

/**
 * A not-found.
 *
 * @throws whatever seroval throws for data that cannot be sent
 */
export function encodeNotFound(notFound: NotFoundLike): EncodedBody {
  return encodeEnvelope({ notFound: { ...notFound } })
}

function encodeEnvelope(envelope: object): EncodedBody {
  return findObstacle(envelope) === undefined
    ? { contentType: JSON_TYPE, text: JSON.stringify(envelope) }
    : encodeOnRichRoad(envelope)
}

function encodeOnRichRoad(envelope: object): EncodedBody {
  assertRich(envelope)
  return { contentType: RICH_TYPE, text: encodeRich(envelope) }
}

function toEnvelope(error: ServerFnError | ProtocolError): ErrorEnvelope {
  const { code, message } = error
  if (!isServerFnError(error)) return { error: { type: 'protocol', code, message } }
  if (error instanceof ValidationError) {
    const { issues, target } = error
    return { error: { type: 'validation', code, message, issues, target } }
  }
  const { data, errorId } = error
  return {
    error: {
      type: 'app',
      code,
      message,
      ...(data === undefined ? {} : { data }),
      ...(errorId === undefined ? {} : { errorId }),
    },
  }
}
