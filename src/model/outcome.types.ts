import type { NotFoundLike } from '../http/router-values.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'

/** The result of `next()` on the server. Its type carries the context that this `next()` added and sent. */
export interface ServerOutcome<TContext extends object, TSent extends object> {
  /** The result of the rest of the chain: the handler's value, or a `Response`. */
  readonly result: unknown
  /** The context with which the rest of the chain ended. */
  readonly context: Readonly<Record<string, unknown>>
  /** Carries types only; never present at run time. */
  readonly '~next'?: Carried<{ readonly context: TContext; readonly sent: TSent }>
}

/** The result of `next()` on the client. Its type carries the context that this `next()` added and sent. */
export interface ClientOutcome<
  TReceived extends object,
  TContext extends object,
  TSent extends object,
> {
  /** The result of the call so far. */
  readonly result: unknown
  /** The context that client middleware has set, overlaid by the server's `sendContext`. */
  readonly context: Readonly<TReceived & Record<string, unknown>>
  /** Carries types only; never present at run time. */
  readonly '~next'?: Carried<{ readonly context: TContext; readonly sent: TSent }>
}

/** The result of `next()` in a request middleware. Its type carries the context that this `next()` added. */
export interface RequestOutcome<TContext extends object> extends AnyRequestOutcome {
  /** Carries types only; never present at run time. */
  readonly '~next'?: Carried<{ readonly context: TContext; readonly sent: {} }>
}

/** An outcome of any request middleware. */
export interface AnyRequestOutcome {
  /** The current request. */
  readonly request: Request
  /** The path of its URL. */
  readonly pathname: string
  /** The context with which the rest of the chain ended. */
  readonly context: Readonly<Record<string, unknown>>
  /** The response; `undefined` in a server function's chain, which has none yet. */
  readonly response: Response | undefined
}

/**
 * Types that an outcome carries. A function type, which is invariant: for a middleware that returns one of two
 * outcomes, the compiler would keep the wider type only.
 */
export type Carried<TTypes> = (types: TTypes) => TTypes

/** A handwritten outcome, for instance after a caught error. */
export interface WrittenOutcome {
  /** The result of the call. */
  readonly result: unknown
  /** The context that goes with it. */
  readonly context?: object
}

/**
 * The return value of a middleware, which must not be empty. A redirect, which is a `Response` with options, and a
 * not-found reject the call.
 */
export type MiddlewareReturn = MaybePromise<WrittenOutcome | Response | NotFoundLike>

/** The return value of a request middleware. */
export type RequestReturn = MaybePromise<AnyRequestOutcome | Response | NotFoundLike>

/** The context that `next()` added, from the return type of a middleware. */
export type AddedContext<TReturn> = OptionalIfOmitted<NextTypes<TReturn>['context']>

/** The context that `next()` sends to the other side, from the return type of a middleware. */
export type AddedSent<TReturn> = OptionalIfOmitted<NextTypes<TReturn>['sent']>

/** The context of several `next()` calls; its keys are optional if one of the calls adds none. */
export type OptionalIfOmitted<TContext> = keyof TContext extends never
  ? [Keyless<TContext>, WithKeys<TContext>] extends [never, unknown] | [unknown, never]
    ? TContext
    : Partial<WithKeys<TContext>>
  : TContext
type Keyless<TContext> = TContext extends unknown
  ? keyof TContext extends never
    ? TContext
    : never
  : never
type WithKeys<TContext> = TContext extends unknown
  ? keyof TContext extends never
    ? never
    : TContext
  : never

type NextTypes<TReturn> = OrEmpty<CarriedTypes<Awaited<TReturn>>>
type CarriedTypes<TOutcome> = TOutcome extends { readonly '~next'?: infer TCarried }
  ? NonNullable<TCarried> extends Carried<infer TTypes extends NextPair>
    ? TTypes
    : never
  : never
type OrEmpty<TTypes extends NextPair> = [TTypes] extends [never] ? EmptyPair : TTypes

interface NextPair {
  readonly context: object
  readonly sent: object
}

interface EmptyPair extends NextPair {
  readonly context: {}
  readonly sent: {}
}
