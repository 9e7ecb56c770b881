import type { NotFoundLike } from '../http/router-values.ts'
import type { IsNone, MaybePromise, NotPlain, Overlay, Simplify } from '../utils/type-helpers.ts'

/**
 * Everything the type system knows about a chain, in one bag: a builder has one type parameter
 * of this shape, and each of its methods replaces the entries that it changes
 * (docs/decisions/0001-builder-types.md).
 */
export interface ChainTypes {
  /** What the caller must supply; `undefined` while nothing validates. */
  readonly input: unknown
  /** The merged outputs of the validators; `undefined` while nothing validates. */
  readonly output: unknown
  /** What server middleware put into the context. */
  readonly serverContext: object
  /** What client middleware put into the client's context. */
  readonly clientContext: object
  /** What client middleware send to the server. */
  readonly sentToServer: object
  /** What context validators let through of it; `undefined` while none does. */
  readonly validatedContext: object | undefined
  /** What server middleware send to the client. */
  readonly sentToClient: object
}

/** A chain about which nothing is known yet. */
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

/** A bag with some of its entries replaced. */
export type Replace<TChain extends ChainTypes, TChange extends Partial<ChainTypes>> = {
  readonly [TKey in keyof ChainTypes]: TKey extends keyof TChange ? TChange[TKey] : TChain[TKey]
}

/** Carries the bag of a middleware for inference; the property never exists at run time. */
export interface HasChain<TChain extends ChainTypes> {
  readonly '~types'?: TChain
}

/** The bag of a chain that runs `TFirst`, then `TThen`. */
export interface ConcatChains<TFirst extends ChainTypes, TThen extends ChainTypes> {
  readonly input: MergeInput<TFirst['input'], TThen['input']>
  readonly output: MergeOutput<TFirst['output'], TThen['output']>
  readonly serverContext: Overlay<TFirst['serverContext'], TThen['serverContext']>
  readonly clientContext: Overlay<TFirst['clientContext'], TThen['clientContext']>
  readonly sentToServer: Overlay<TFirst['sentToServer'], TThen['sentToServer']>
  readonly validatedContext: MergeValidated<TFirst['validatedContext'], TThen['validatedContext']>
  readonly sentToClient: Overlay<TFirst['sentToClient'], TThen['sentToClient']>
}

/** The bag of `TChain` followed by each member of a middleware list. */
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
  IsNone<TThen> extends true ? TFirst : MergeInto<TFirst, TThen>

type MergeInto<TFirst, TThen> = TThen extends NotPlain
  ? TThen
  : TThen extends object
    ? TFirst extends NotPlain
      ? TThen
      : TFirst extends object
        ? Overlay<TFirst, TThen>
        : TThen
    : TThen

/** Two context validators in a row: what both let through. */
export type MergeValidated<TFirst, TThen> = [TFirst] extends [object]
  ? [TThen] extends [object]
    ? Overlay<TFirst, TThen>
    : TFirst
  : TThen

/** The bag after a validator. */
export type AppendValidator<TChain extends ChainTypes, TInput, TOutput> = Replace<
  TChain,
  {
    readonly input: MergeInput<TChain['input'], TInput>
    readonly output: MergeOutput<TChain['output'], TOutput>
  }
>

/** The context of server code: what the client sent, below what the server set. */
export type ServerContextOf<TChain extends ChainTypes> = Simplify<
  Overlay<
    TChain['validatedContext'] extends object ? TChain['validatedContext'] : TChain['sentToServer'],
    TChain['serverContext']
  >
>

/**
 * What `next()` resolves to on the server.
 *
 * @typeParam TContext - what this `next()` added to the context
 * @typeParam TSent - what this `next()` sends to the client
 */
export interface ServerOutcome<TContext extends object, TSent extends object> {
  /** What the rest of the chain resolved to: the handler's value, or a `Response`. */
  readonly result: unknown
  /** The context with which the rest of the chain ended. */
  readonly context: Readonly<Record<string, unknown>>
  /** Carries types only; never present at run time. */
  readonly '~next'?: Carried<{ readonly context: TContext; readonly sent: TSent }>
}

/**
 * What `next()` resolves to on the client.
 *
 * @typeParam TReceived - what the server is known to send back
 * @typeParam TContext - what this `next()` added to the client's context
 * @typeParam TSent - what this `next()` sends to the server
 */
export interface ClientOutcome<
  TReceived extends object,
  TContext extends object,
  TSent extends object,
> {
  /** What the call resolves with so far. */
  readonly result: unknown
  /** What the server sent back with `sendContext`. */
  readonly context: Readonly<TReceived & Record<string, unknown>>
  /** Carries types only; never present at run time. */
  readonly '~next'?: Carried<{ readonly context: TContext; readonly sent: TSent }>
}

/**
 * What `next()` of a request middleware resolves to.
 *
 * @typeParam TContext - what this `next()` added to the context
 */
export interface RequestOutcome<TContext extends object> extends AnyRequestOutcome {
  /** Carries types only; never present at run time. */
  readonly '~next'?: Carried<{ readonly context: TContext; readonly sent: {} }>
}

/** An outcome of a request middleware, whatever its `next()` added. */
export interface AnyRequestOutcome {
  /** The request that is being answered. */
  readonly request: Request
  /** The path of its URL. */
  readonly pathname: string
  /** The context with which the rest of the chain ended. */
  readonly context: Readonly<Record<string, unknown>>
  /** The answer; `undefined` inside a server function's chain, where there is none yet. */
  readonly response: Response | undefined
}

/**
 * Types that an outcome carries. A function, so that they are neither co- nor contravariant: a side
 * that returns one outcome or another has both, where the compiler would keep the wider one only.
 *
 * @typeParam TTypes - what is carried
 */
export type Carried<TTypes> = (types: TTypes) => TTypes

/** An outcome written by hand, for instance after a caught failure. */
export interface WrittenOutcome {
  /** What the call is to resolve with. */
  readonly result: unknown
  /** The context that goes with it. */
  readonly context?: object
}

/**
 * The return types of a `.client` or `.server` function; a function that returns nothing does not type-check. A redirect is a `Response`
 * with options; it and a not-found reject the call.
 */
export type MiddlewareReturn = MaybePromise<WrittenOutcome | Response | NotFoundLike>

/** What a request middleware may return. */
export type RequestReturn = MaybePromise<AnyRequestOutcome | Response | NotFoundLike>

/** What the `next()` calls behind a return type added to the context. */
export type AddedContext<TReturn> = NextTypes<TReturn>['context']

/** What the `next()` calls behind a return type send to the other side. */
export type AddedSent<TReturn> = NextTypes<TReturn>['sent']

type NextTypes<TReturn> = OrEmpty<CarriedTypes<Awaited<TReturn>>>
type CarriedTypes<TOutcome> = TOutcome extends { readonly '~next'?: infer TCarried }
  ? NonNullable<TCarried> extends Carried<infer TTypes>
    ? Extract<TTypes, NextPair>
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
