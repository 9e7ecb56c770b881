import type { SetAside } from '../serialization/codecs.ts'
import { Obstacle, printEnvelope } from '../serialization/json-encoder.ts'
import { letGo } from '../streams/dispose.ts'
import { isPlain } from '../serialization/plain-json.ts'
import { richCopy } from '../serialization/graph-copy.ts'
import { encodeRich } from '../serialization/graph-encoder.ts'
import type { Roads } from '../serialization/serializer.ts'
import type { Context } from '../model/context.ts'
import {
  isServerFnError,
  ValidationError,
  type ProtocolError,
  type ServerFnError,
} from '../errors/errors.ts'
import type { NotFoundLike, RedirectLike } from '../http/router-values.ts'
import { toWireRedirect, wireHeaders } from './redirect.ts'
import { RICH_TYPE } from './content-types.ts'
import { JSON_TYPE, type ErrorEnvelope, type ResultEnvelope } from './protocol.ts'

/** A body and what it is. */
export interface EncodedBody {
  readonly contentType: string
  readonly text: string
}

/** The envelope of a result and the context that goes with it. */
export function resultEnvelope(result: unknown, context: Context): ResultEnvelope {
  return {
    ...(result === undefined ? {} : { result }),
    ...(Object.keys(context).length === 0 ? {} : { context: { ...context } }),
  }
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
 * @throws TypeError for data that cannot be sent, and headers that are none
 */
export function encodeNotFound(notFound: NotFoundLike, roads: Roads): EncodedBody {
  const { headers, ...rest } = notFound
  const sent = headers === undefined ? {} : { headers: wireHeaders(new Headers(headers)) }
  return encodeEnvelope({ notFound: { ...rest, ...sent } }, roads)
}

/**
 * An envelope: on the JSON road when that holds it, else on the rich road.
 *
 * @param attempt - begins anew to take what travels beside the text; without it, that cannot be sent
 * @throws TypeError that names what neither road takes; whatever an adapter throws. Promises and streams
 * in the envelope have been let go of then.
 */
export function encodeEnvelope(
  envelope: object,
  roads: Roads,
  attempt?: () => SetAside,
): EncodedBody {
  const plain = encodePlain(envelope, roads)
  if (plain !== undefined) return plain
  try {
    return encodeUnplain(envelope, roads, attempt)
  } catch (error) {
    letGo(envelope)
    throw error
  }
}

/** An envelope that JSON holds as it is, if no adapter wants to see it. */
export function encodePlain(envelope: object, { hasAdapters }: Roads): EncodedBody | undefined {
  return hasAdapters || !isPlain(envelope)
    ? undefined
    : { contentType: JSON_TYPE, text: JSON.stringify(envelope) }
}

function encodeUnplain(envelope: object, roads: Roads, attempt?: () => SetAside): EncodedBody {
  try {
    const packed = roads.result.pack(envelope, attempt?.())
    return { contentType: JSON_TYPE, text: printEnvelope(packed) }
  } catch (obstacle) {
    if (!(obstacle instanceof Obstacle)) throw obstacle
    // A cycle has no end as JSON. What neither road carries is named here.
    const copy = richCopy(envelope, roads, attempt?.())
    return { contentType: RICH_TYPE, text: encodeRich(copy) }
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
