import type { NotFoundLike } from '../http/router-values.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'
import type { IsNone, NotPlain, Overlay, Simplify } from '../utils/type-helpers.ts'

/**
 * The types of a chain in one record: a builder has one type parameter of this shape, and each of its methods replaces
 * the entries that it changes (docs/decisions/0001-builder-types.md).
 */
export interface ChainTypes {
  /** The caller's data; `undefined` without a validator. */
  readonly input: unknown
  /** The merged outputs of the validators; `undefined` without one. */
  readonly output: unknown
  /** The context of server middleware. */
  readonly serverContext: object
  /** The context of client middleware. */
  readonly clientContext: object
  /** The context that client middleware sends to the server. */
  readonly sentToServer: object
  /** Its validated part; `undefined` without a context validator. */
  readonly validatedContext: object | undefined
  /** The context that server middleware sends to the client. */
  readonly sentToClient: object
}

/** A chain without middleware and validators. */
export interface EmptyChain extends ChainTypes {
  /** No data. */
  readonly input: undefined
  /** No data. */
  readonly output: undefined
  /** No keys. */
  readonly serverContext: {}
  /** No keys. */
  readonly clientContext: {}
  /** No keys. */
  readonly sentToServer: {}
  /** No validator. */
  readonly validatedContext: undefined
  /** No keys. */
  readonly sentToClient: {}
}

/** Replaces some entries of a record. */
export type Replace<TChain extends ChainTypes, TChange extends Partial<ChainTypes>> = {
  readonly [TKey in keyof ChainTypes]: TKey extends keyof TChange ? TChange[TKey] : TChain[TKey]
}

/** Carries the types of a middleware for inference; the property never exists at run time. */
export interface HasChain<TChain extends ChainTypes> {
  readonly '~types'?: TChain
}

/** The types of a chain that runs `TFirst`, then `TThen`. */
export interface ConcatChains<TFirst extends ChainTypes, TThen extends ChainTypes> {
  readonly input: MergeInput<TFirst['input'], TThen['input']>
  readonly output: MergeOutput<TFirst['output'], TThen['output']>
  readonly serverContext: Overlay<TFirst['serverContext'], TThen['serverContext']>
  readonly clientContext: Overlay<TFirst['clientContext'], TThen['clientContext']>
  readonly sentToServer: Overlay<TFirst['sentToServer'], TThen['sentToServer']>
  readonly validatedContext: MergeValidated<TFirst['validatedContext'], TThen['validatedContext']>
  readonly sentToClient: Overlay<TFirst['sentToClient'], TThen['sentToClient']>
}

/** The types of `TChain` followed by each member of a middleware list. */
export type AppendAll<
  TChain extends ChainTypes,
  TList extends readonly HasChain<ChainTypes>[],
> = TList extends readonly [
  HasChain<infer THead>,
  ...infer TRest extends readonly HasChain<ChainTypes>[],
]
  ? AppendAll<ConcatChains<TChain, THead>, TRest>
  : TChain

/** Two validators in a row: the caller has to satisfy both. */
export type MergeInput<TFirst, TThen> =
  IsNone<TFirst> extends true ? TThen : IsNone<TThen> extends true ? TFirst : TFirst & TThen

/** Two validators in a row: plain objects are merged, any other output replaces. */
export type MergeOutput<TFirst, TThen> =
  IsNone<TFirst> extends true
    ? TThen
    : IsNone<TThen> extends true
      ? TFirst
      : MergeInto<TFirst, TThen>

type MergeInto<TFirst, TThen> = TThen extends NotPlain
  ? TThen
  : TThen extends object
    ? TFirst extends NotPlain
      ? TThen
      : TFirst extends object
        ? Overlay<TFirst, TThen>
        : TThen
    : TThen

/** Two context validators in a row: the context of both. */
export type MergeValidated<TFirst, TThen> =
  IsNone<TFirst> extends true
    ? TThen
    : IsNone<TThen> extends true
      ? TFirst
      : Overlay<Extract<TFirst, object>, Extract<TThen, object>>

/** The types of a chain with another validator. An interface, because its entries cost less than those of `Replace`. */
export interface AppendValidator<
  TChain extends ChainTypes,
  TTypes extends Pick<ChainTypes, 'input' | 'output'>,
> extends ChainTypes {
  readonly input: MergeInput<TChain['input'], TTypes['input']>
  readonly output: MergeOutput<TChain['output'], TTypes['output']>
  readonly serverContext: TChain['serverContext']
  readonly clientContext: TChain['clientContext']
  readonly sentToServer: TChain['sentToServer']
  readonly validatedContext: TChain['validatedContext']
  readonly sentToClient: TChain['sentToClient']
}

/** The context of server code: the client's, overlaid by the server's. */
export type ServerContextOf<TChain extends ChainTypes> = Simplify<
  Overlay<
    TChain['validatedContext'] extends undefined
      ? TChain['sentToServer']
      : TChain['validatedContext'],
    TChain['serverContext']
  >
>

/**
 * The data of a middleware's functions; `unknown` without a validator. The condition is about the record, because the
 * compiler would not decide one about the data of a generic function.
 */
export type MiddlewareData<TChain extends ChainTypes, TKey extends 'input' | 'output'> =
  TChain extends Readonly<Record<TKey, undefined>> ? unknown : TChain[TKey]

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
  /** The server's `sendContext`. */
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
type OptionalIfOmitted<TContext> = keyof TContext extends never
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
