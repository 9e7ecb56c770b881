import { NEXT_NOT_RETURNED } from '../errors/catalog.ts'
import { usageError, type SeamlineError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from './context.ts'
import { isNotFound, isRedirect, isRouterRedirect } from '../http/router-values.ts'
import type { Source } from './definition.ts'

/** How a chain ended, on either side. */
export interface Outcome {
  readonly result: unknown
  readonly context: Context
  /** For the client. A symbol hides it from middleware, and `{ ...outcome, result }` keeps it. */
  readonly [SEND_CONTEXT]: Context
}

/** See {@link Outcome}. */
export const SEND_CONTEXT: unique symbol = Symbol('sendContext')

export interface MiddlewareSide {
  readonly source: Source | undefined
  readonly side: 'client' | 'server'
}

/**
 * The outcome in the return value of a middleware. A `Response` ends the chain, a handwritten outcome gets its missing
 * parts from `fallback`, and a redirect or not-found is thrown.
 */
export function toOutcome(
  returned: unknown,
  side: MiddlewareSide,
  fallback: Pick<Outcome, 'context' | typeof SEND_CONTEXT>,
): Outcome {
  throwRouterValue(returned)
  if (returned instanceof Response) return { ...fallback, result: returned }
  if (!hasOwn(returned, 'result')) throw nextNotReturned(side)
  // Only `result` has been checked; the other parts have defaults.
  const {
    result,
    context = fallback.context,
    [SEND_CONTEXT]: sent = fallback[SEND_CONTEXT],
  } = returned as Pick<Outcome, 'result'> & Partial<Outcome>
  if (isRedirect(result)) throw result
  return { result, context: mergeContext(EMPTY_CONTEXT, context), [SEND_CONTEXT]: sent }
}

/**
 * Throws the router's redirects and not-founds that were returned. Around a request, a plain `Response` with a location
 * is an ordinary response.
 */
export function throwMarked(returned: unknown): void {
  if (isRouterRedirect(returned) || isNotFound(returned)) throw returned
}

export function throwRouterValue(returned: unknown): void {
  if (isRedirect(returned) || isNotFound(returned)) throw returned
}

export function hasOwn(value: unknown, key: PropertyKey): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}

export function nextNotReturned(side: MiddlewareSide): SeamlineError {
  return usageError(NEXT_NOT_RETURNED, { middleware: nameOfSide(side), side: side.side })
}

export function nameOfSide({ source }: MiddlewareSide): string {
  return source === undefined
    ? 'a middleware'
    : `middleware \`${source.name}\` (${source.filename})`
}
