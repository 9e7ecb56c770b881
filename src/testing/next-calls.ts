import { EMPTY_CONTEXT, type Context } from '../model/context.ts'
import type { MaybePromise } from '../utils/type-helpers.ts'
import type { NextCall } from './run-middleware.types.ts'

/** What came through `next()`, whatever the types of the middleware say it is. */
export type AnyNextCall = NextCall<Context, Context>

/** What came through `next()` so far, and what it is answered. */
export class NextCalls {
  readonly calls: AnyNextCall[] = []

  /** Takes note of a `next()`, of which each side knows its part. */
  add(call: Partial<AnyNextCall>): void {
    this.calls.push({ ...nothing(), ...call })
  }

  /** What came through the last `next()`. */
  get last(): AnyNextCall {
    return this.calls.at(-1) ?? nothing()
  }

  /** What the last `next()` resolves to. */
  async answer<TNext>(
    next: ((attempt: number) => MaybePromise<TNext>) | undefined,
    otherwise: TNext,
  ): Promise<TNext> {
    return next === undefined ? otherwise : next(this.calls.length)
  }
}

function nothing(): AnyNextCall {
  return {
    context: EMPTY_CONTEXT,
    sendContext: EMPTY_CONTEXT,
    headers: new Headers(),
    fetch: undefined,
    data: undefined,
  }
}
