import { NEXT_NOT_RETURNED } from '../errors/catalog.ts'
import { usageError, type SeamlineError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from './context.ts'
import { isNotFound, isRedirect, isRouterRedirect } from '../http/router-values.ts'
import type { Source } from './definition.ts'

/** How a chain ended, on either side. */
export interface Outcome {
  readonly result: unknown
  readonly context: Context
  /**
   * What the server sends back. A symbol, so that it is no part of what middleware are told, and yet
   * survives `{ ...outcome, result }`.
   */
  readonly [SEND_CONTEXT]: Context
}

/** See {@link Outcome}. */
export const SEND_CONTEXT: unique symbol = Symbol('sendContext')

/** Whose side returned something. */
export interface MiddlewareSide {
  readonly source: Source | undefined
  readonly side: 'client' | 'server'
}

/**
 * What a side returned, as an outcome. A `Response` ends the chain with itself; an outcome written by
 * hand gets what it left out from `fallback`.
 *
 * @throws a redirect or a not-found that was returned; SeamlineError `NEXT_NOT_RETURNED`
 */
export function toOutcome(
  returned: unknown,
  side: MiddlewareSide,
  fallback: Pick<Outcome, 'context' | typeof SEND_CONTEXT>,
): Outcome {
  throwRouterValue(returned)
  if (returned instanceof Response) return { ...fallback, result: returned }
  if (!hasOwn(returned, 'result')) throw nextNotReturned(side)
  // Only its `result` has been seen; what else it may hold is read with a default.
  const {
    result,
    context = fallback.context,
    [SEND_CONTEXT]: sent = fallback[SEND_CONTEXT],
  } = returned as Pick<Outcome, 'result'> & Partial<Outcome>
  if (isRedirect(result)) throw result
  return { result, context: mergeContext(EMPTY_CONTEXT, context), [SEND_CONTEXT]: sent }
}

/**
 * What the router's `redirect()` or `notFound()` made rejects, whether it was thrown or returned. Around a
 * request a `Response` that names a location is a response as any other.
 */
export function throwMarked(returned: unknown): void {
  if (isRouterRedirect(returned) || isNotFound(returned)) throw returned
}

/** A redirect or a not-found rejects, whether it was thrown or returned by a middleware. */
export function throwRouterValue(returned: unknown): void {
  if (isRedirect(returned) || isNotFound(returned)) throw returned
}

/** Whether a value is an object with a key of its own. */
export function hasOwn(value: unknown, key: PropertyKey): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}

/** The error of a side that finished without an outcome. */
export function nextNotReturned(side: MiddlewareSide): SeamlineError {
  return usageError(NEXT_NOT_RETURNED, { middleware: nameOfSide(side), side: side.side })
}

/** The middleware of a side, for messages. */
export function nameOfSide({ source }: MiddlewareSide): string {
  return source === undefined
    ? 'a middleware'
    : `middleware \`${source.name}\` (${source.filename})`
}
