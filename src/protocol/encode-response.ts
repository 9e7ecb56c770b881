import { findObstacle } from './json-road.ts'
import { encodeRich } from './rich-road.ts'
import type { Context } from '../shared/merge-context.ts'
import {
  isServerFnError,
  ValidationError,
  type ProtocolError,
  type ServerFnError,
} from '../shared/errors.ts'
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
    ...(Object.keys(context).length === 0 ? {} : { context }),
  }
  return findObstacle(envelope) === undefined
    ? { contentType: JSON_TYPE, text: JSON.stringify(envelope) }
    : { contentType: RICH_TYPE, text: encodeRich(envelope) }
}

/**
 * An error that its caller may see; errors that may not be seen are masked before they come here.
 * The app's `data` decides the road.
 */
export function encodeError(error: ServerFnError | ProtocolError): EncodedBody {
  const envelope = toEnvelope(error)
  return findObstacle(envelope) === undefined
    ? { contentType: JSON_TYPE, text: JSON.stringify(envelope) }
    : { contentType: RICH_TYPE, text: encodeRich(envelope) }
}

function toEnvelope(error: ServerFnError | ProtocolError): ErrorEnvelope {
  const { code, message } = error
  if (!isServerFnError(error)) return { error: { type: 'protocol', code, message } }
  if (error instanceof ValidationError) {
    return { error: { type: 'validation', code, message, issues: error.issues } }
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
