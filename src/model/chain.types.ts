import type { IsNone, NotPlain, Overlay, Simplify } from '../utils/type-helpers.ts'

/**
 * The types of a chain in one record: a builder has one type parameter of this shape. Each of its methods writes out all
 * entries, because editors and declarations would show a named type instead of them
 * (docs/decisions/0001-builder-types.md).
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

/** Carries the types of a middleware for inference. */
export interface HasChain<TChain extends ChainTypes> {
  /** Never present at run time. */
  readonly '~types'?: TChain
}

/** The types of `TChain` followed by each member of a middleware list. */
export type AppendAll<
  TChain extends ChainTypes,
  TList extends readonly HasChain<ChainTypes>[],
> = TList extends readonly [
  HasChain<infer THead>,
  ...infer TRest extends readonly HasChain<ChainTypes>[],
]
  ? AppendAll<
      {
        readonly input: MergeInput<TChain['input'], THead['input']>
        readonly output: MergeOutput<TChain['output'], THead['output']>
        readonly serverContext: Overlay<TChain['serverContext'], THead['serverContext']>
        readonly clientContext: Overlay<TChain['clientContext'], THead['clientContext']>
        readonly sentToServer: Overlay<TChain['sentToServer'], THead['sentToServer']>
        readonly validatedContext: MergeValidated<
          TChain['validatedContext'],
          THead['validatedContext']
        >
        readonly sentToClient: Overlay<TChain['sentToClient'], THead['sentToClient']>
      },
      TRest
    >
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
