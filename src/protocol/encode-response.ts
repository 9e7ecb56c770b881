import { Obstacle, printEnvelope } from './json-road.ts'
import { richCopy } from './rich-copy.ts'
import { isPlain } from './plain.ts'
import { encodeRich } from './rich-road.ts'
import type { Roads } from './roads.ts'
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
 * @throws TypeError that names what neither road takes; whatever an adapter throws
 */
export function encodeResult(result: unknown, context: Context, roads: Roads): EncodedBody {
  const envelope: ResultEnvelope = {
    ...(result === undefined ? {} : { result }),
    ...(Object.keys(context).length === 0 ? {} : { context: { ...context } }),
  }
  return encodeEnvelope(envelope, roads)
}

/**
 * An error that its caller may see; errors that may not be seen are masked before they come here.
 * The app's `data` decides the road.
 */
export function encodeError(error: ServerFnError | ProtocolError, roads: Roads): EncodedBody {
  return encodeEnvelope(toEnvelope(error), roads)
}

/**
 * An error that one of the app's adapters carries.
 *
 * @throws whatever the adapter throws; TypeError for what it wrote and cannot be sent
 */
export function encodeThrown(thrown: unknown, roads: Roads): EncodedBody {
  return encodeEnvelope({ thrown }, roads)
}

/**
 * A redirect, labelled instead of followed.
 *
 * @throws SeamlineError `UNSAFE_REDIRECT`; TypeError for options that cannot be sent
 */
export function encodeRedirect(redirect: RedirectLike, roads: Roads): EncodedBody {
  return encodeEnvelope({ redirect: toWireRedirect(redirect) }, roads)
}

/**
 * A not-found.
 *
 * @throws TypeError for data that cannot be sent
 */
export function encodeNotFound(notFound: NotFoundLike, roads: Roads): EncodedBody {
  return encodeEnvelope({ notFound: { ...notFound } }, roads)
}

function encodeEnvelope(envelope: object, roads: Roads): EncodedBody {
  if (!roads.hasAdapters && isPlain(envelope)) {
    return { contentType: JSON_TYPE, text: JSON.stringify(envelope) }
  }
  try {
    return { contentType: JSON_TYPE, text: printEnvelope(roads.result.pack(envelope)) }
  } catch (obstacle) {
    if (!(obstacle instanceof Obstacle)) throw obstacle
    // A cycle has no end as JSON. What neither road carries is named here.
    return { contentType: RICH_TYPE, text: encodeRich(richCopy(envelope, roads)) }
  }
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
