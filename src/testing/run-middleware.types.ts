import type { ChainTypes, ServerContextOf } from '../model/chain.types.ts'
import type { ServerFnMeta } from '../model/definition.ts'
import type { Params } from '../chain/request-chain.ts'
import type { MaybePromise } from '../utils/type-helpers.ts'
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
}

/** What both sides of a function's chain take. */
export interface FunctionRunOptions extends RunOptions<NextOutcome> {
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
 * Runs client middleware.
 *
 * @typeParam TChain - what the middleware contributes to a chain
 */
export interface ClientRunOptions<TChain extends ChainTypes> extends FunctionRunOptions {
  /** Selects the side. */
  readonly side: 'client'
  /** What the caller passed. */
  readonly data?: InputOr<TChain>
  /** The context sent by earlier client middleware. */
  readonly sendContext?: object
  /** What the caller makes the request with; it overrides the `fetch` that middleware passes to `next()`. */
  readonly fetch?: typeof fetch
  /** Which function is called. */
  readonly serverFnMeta?: Pick<ServerFnMeta, 'id'>
}

/**
 * Runs validators and server middleware.
 *
 * @typeParam TChain - what the middleware contributes to a chain
 */
export interface ServerRunOptions<TChain extends ChainTypes> extends FunctionRunOptions {
  /** Selects the side. */
  readonly side: 'server'
  /** What the caller sent, for the validators. */
  readonly data?: InputOr<TChain>
  /** The context sent by client middleware, for the context validators. */
  readonly sendContext?: object
  /**
   * The request that is being answered.
   *
   * @defaultValue that of `withRequest()` around it, else one for `/`
   */
  readonly request?: TestRequest
  /** Which function is called, as far as the middleware looks at it. */
  readonly serverFnMeta?: Partial<ServerFnMeta>
}

/** Runs request middleware around a request. */
export interface RequestRunOptions extends RunOptions<Response | RequestNextOutcome> {
  /** Selects the side. */
  readonly side: 'request'
  /**
   * The request that is being answered; its path is the `pathname`.
   *
   * @defaultValue that of `withRequest()` around it, else one for `/`
   */
  readonly request?: TestRequest
  /**
   * What answers it.
   *
   * @defaultValue `'serverFn'` beside `serverFnMeta`, else `'router'`
   */
  readonly handlerType?: 'serverFn' | 'router'
  /** Which function is called, as far as the middleware looks at it; `undefined` for an unknown id. */
  readonly serverFnMeta?: Partial<ServerFnMeta> | undefined
  /** What the route took from the path. */
  readonly params?: Params
}

/** What the rest of a request's chain resolves to, where the context matters that it ended in. */
export interface RequestNextOutcome {
  /** The answer. */
  readonly response: Response
  /** The context in which the chain ended. */
  readonly context?: object
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
  /** On the client, what is to make the request; `undefined` leaves it to the app's, and the global one. */
  readonly fetch: typeof fetch | undefined
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
  /** What was to make the request behind the last `next()`, on the client. */
  readonly fetch: typeof fetch | undefined
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
export interface RequestRun<TChain extends ChainTypes> extends MiddlewareRun<
  ServerContextOf<TChain>,
  {}
> {
  /** The answer; `undefined` where something was thrown. */
  readonly result: Response | undefined
}
