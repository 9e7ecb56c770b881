import type { ChainTypes, ServerContextOf } from '../core/chain.types.ts'
import type { MaybePromise } from '../shared/type-helpers.ts'
import type { TestRequest } from './test-request.ts'

/**
 * What every side of `runMiddleware()` takes.
 *
 * @typeParam TNext - what the rest of the chain resolves to
 */
export interface RunOptions<TNext> {
  /** What earlier middleware of the same side, and the host, put into the context. */
  readonly context?: object
  /** Headers of the call, or of the request. */
  readonly headers?: HeadersInit
  /**
   * Stands for the rest of the chain: what `next()` resolves to, or rejects with. Called once per `next()`,
   * with their number from 1 on.
   *
   * @defaultValue a result of `undefined`; around a request, an empty answer with status 200
   */
  readonly next?: (attempt: number) => MaybePromise<TNext>
  /**
   * Which method the function has.
   *
   * @defaultValue `'GET'`
   */
  readonly method?: 'GET' | 'POST'
  /** Aborts the call. */
  readonly signal?: AbortSignal
}

/** What the rest of a function's chain resolves to, as a middleware may write it itself. */
export interface NextOutcome {
  /** What the call resolves with. */
  readonly result: unknown
  /** On the client what the server sent back, on the server the context in which the chain ended. */
  readonly context?: object
}

/**
 * Runs the client halves.
 *
 * @typeParam TChain - what the middleware contributes to a chain
 */
export interface ClientRunOptions<TChain extends ChainTypes> extends RunOptions<NextOutcome> {
  /** Which halves run. */
  readonly side: 'client'
  /** What the caller passed. */
  readonly data?: InputOr<TChain>
  /** What earlier client halves send. */
  readonly sendContext?: object
}

/**
 * Runs the validators and server halves.
 *
 * @typeParam TChain - what the middleware contributes to a chain
 */
export interface ServerRunOptions<TChain extends ChainTypes> extends RunOptions<NextOutcome> {
  /** Which halves run. */
  readonly side: 'server'
  /** What the caller sent, for the validators. */
  readonly data?: InputOr<TChain>
  /** What client halves sent as context, for the context validators. */
  readonly sendContext?: object
  /**
   * The request that is being answered.
   *
   * @defaultValue that of `withRequest()` around it, else one for `/`
   */
  readonly request?: TestRequest
}

/** Runs request middleware around a request. */
export interface RequestRunOptions extends RunOptions<Response> {
  /** Which halves run. */
  readonly side: 'request'
  /**
   * The request that is being answered.
   *
   * @defaultValue that of `withRequest()` around it, else one for `/`
   */
  readonly request?: TestRequest
  /**
   * What answers it.
   *
   * @defaultValue `'router'`
   */
  readonly handlerType?: 'serverFn' | 'router'
}

type InputOr<TChain extends ChainTypes> = TChain['input'] extends undefined
  ? unknown
  : TChain['input']

/**
 * What came through `next()` to the rest of the chain, from the middleware and what it depends on.
 *
 * @typeParam TContext - what it puts into the context
 * @typeParam TSent - what it sends to the other side
 */
export interface NextCall<TContext, TSent> {
  /** The context of what comes later. */
  readonly context: Readonly<TContext>
  /** What is sent to the other side. */
  readonly sendContext: Readonly<TSent>
  /** On the client, the headers of the request. */
  readonly headers: Headers
  /** On the server, the data that validators have let through. */
  readonly data: unknown
}

/**
 * What a middleware did.
 *
 * @typeParam TContext - what it puts into the context
 * @typeParam TSent - what it sends to the other side
 */
export interface MiddlewareRun<TContext, TSent> {
  /** What came through each `next()`, in order; empty for a middleware that ended the call itself. */
  readonly nextCalls: readonly NextCall<TContext, TSent>[]
  /** The context behind the last `next()`; empty where there was none. */
  readonly context: Readonly<Partial<TContext>>
  /** What the last `next()` sends to the other side; empty where there was none. */
  readonly sendContext: Readonly<Partial<TSent>>
  /** The headers behind the last `next()`, on the client. */
  readonly headers: Headers
  /** Whether it resolved. */
  readonly ok: boolean
  /** What the call resolves with; of a request, the `Response`. */
  readonly result: unknown
  /** What was thrown. */
  readonly error: unknown
}

/**
 * What `runMiddleware()` gives for a client side.
 *
 * @typeParam TChain - what the middleware contributes to a chain
 */
export type ClientRun<TChain extends ChainTypes> = MiddlewareRun<
  TChain['clientContext'],
  TChain['sentToServer']
>

/**
 * What `runMiddleware()` gives for a server side.
 *
 * @typeParam TChain - what the middleware contributes to a chain
 */
export type ServerRun<TChain extends ChainTypes> = MiddlewareRun<
  ServerContextOf<TChain>,
  TChain['sentToClient']
>

/**
 * What `runMiddleware()` gives for a request.
 *
 * @typeParam TChain - what the middleware contributes to a chain
 */
export type RequestRun<TChain extends ChainTypes> = MiddlewareRun<ServerContextOf<TChain>, {}>
