import { NEXT_NOT_RETURNED } from '../shared/error-catalog.ts'
import { misuse } from '../shared/errors.ts'
import type { Context } from '../shared/merge-context.ts'
import type { MiddlewareDefinition } from './definition.ts'

/** How a chain ended, on either side. */
export interface Outcome {
  readonly result: unknown
  readonly context: Context
  /**
   * What the server sends back. A symbol, so that it is no part of what middleware are told, and yet
   * survives `{ ...outcome, result }`.
   */
  readonly [SENT]: Context
}

/** See {@link Outcome}. */
export const SENT: unique symbol = Symbol('sendContext')

/**
 * What a half returned, as an outcome. A `Response` ends the chain with itself; an outcome written by
 * hand gets what it left out from `fallback`.
 *
 * @throws SeamlineError `NEXT_NOT_RETURNED`
 */
export function toOutcome(
  returned: unknown,
  definition: MiddlewareDefinition,
  half: 'client' | 'server',
  fallback: Pick<Outcome, 'context' | typeof SENT>,
): Outcome {
  if (returned instanceof Response) return { ...fallback, result: returned }
  if (typeof returned === 'object' && returned !== null && Object.hasOwn(returned, 'result')) {
    // Only its `result` has been seen; what else it may hold is read with a default.
    const {
      result,
      context = fallback.context,
      [SENT]: sent = fallback[SENT],
    } = returned as Pick<Outcome, 'result'> & Partial<Outcome>
    return { result, context, [SENT]: sent }
  }
  throw misuse(NEXT_NOT_RETURNED, { middleware: describeMiddleware(definition), half })
}

function describeMiddleware({ source }: MiddlewareDefinition): string {
  return source === undefined
    ? 'a middleware'
    : `middleware \`${source.name}\` (${source.filename})`
}
