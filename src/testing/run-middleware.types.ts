import type { ChainTypes, ServerContextOf } from '../model/chain.types.ts'
import type { ServerFnMeta } from '../model/definition.ts'
import type { Params } from '../chain/request-chain.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'
import type { TestRequest } from './with-request.ts'

/**
 * The options of each side of `runMiddleware()`.
 *
 * @typeParam TNext - the outcome of the rest of the chain
 */
export interface RunOptions<TNext> {
  /** The context from the host and earlier middleware of the same side. */
  readonly context?: object
  /** Headers of the call or request. */
  readonly headers?: HeadersInit
  /**
   * Replaces the rest of the chain: `next()` resolves or rejects like it. Receives the number of the `next()`,
   * from 1.
   *
   * @defaultValue a result of `undefined`; for a request, an empty response with status 200
   */
  readonly next?: (attempt: number) => MaybePromise<TNext>
}

/** The options of both sides of a function's chain. */
export interface FunctionRunOptions extends RunOptions<NextOutcome> {
  /**
   * The method of the function.
   *
   * @defaultValue `'GET'`
   */
  readonly method?: 'GET' | 'POST'
  /** Aborts the call. */
  readonly signal?: AbortSignal
}

/** The outcome of the rest of a function's chain. */
export interface NextOutcome {
  /** The result of the call. */
  readonly result: unknown
  /** On the client the context that the server sent back, on the server the context at the end of the chain. */
  readonly context?: object
}

/**
 * Runs client middleware.
 *
 * @typeParam TChain - the middleware's part of a chain
 */
export interface ClientRunOptions<TChain extends ChainTypes> extends FunctionRunOptions {
  /** Selects the side. */
  readonly side: 'client'
  /** The caller's data. */
  readonly data?: InputOr<TChain>
  /** The context sent by earlier client middleware. */
  readonly sendContext?: object
  /** The caller's `fetch`; overrides the one that middleware passes to `next()`. */
  readonly fetch?: typeof fetch
  /** The function that is called. */
  readonly serverFnMeta?: Pick<ServerFnMeta, 'id'>
}

/**
 * Runs validators and server middleware.
 *
 * @typeParam TChain - the middleware's part of a chain
 */
export interface ServerRunOptions<TChain extends ChainTypes> extends FunctionRunOptions {
  /** Selects the side. */
  readonly side: 'server'
  /** The caller's data, for validators. */
  readonly data?: InputOr<TChain>
  /** The context sent by client middleware, for context validators. */
  readonly sendContext?: object
  /**
   * The request of the call.
   *
   * @defaultValue the request of an enclosing `withRequest()`, else one for `/`
   */
  readonly request?: TestRequest
  /** The function that is called; may be partial. */
  readonly serverFnMeta?: Partial<ServerFnMeta>
}

/** Runs request middleware around a request. */
export interface RequestRunOptions extends RunOptions<Response | RequestNextOutcome> {
  /** Selects the side. */
  readonly side: 'request'
  /**
   * The request; its path is the `pathname`.
   *
   * @defaultValue the request of an enclosing `withRequest()`, else one for `/`
   */
  readonly request?: TestRequest
  /**
   * The kind of handler behind the middleware.
   *
   * @defaultValue `'serverFn'` if `serverFnMeta` is set, else `'router'`
   */
  readonly handlerType?: 'serverFn' | 'router'
  /** The function that is called; may be partial, and `undefined` for an unknown id. */
  readonly serverFnMeta?: Partial<ServerFnMeta> | undefined
  /** The path parameters of the route. */
  readonly params?: Params
}

/** The outcome of the rest of a request's chain, with its context. */
export interface RequestNextOutcome {
  /** The response. */
  readonly response: Response
  /** The context at the end of the chain. */
  readonly context?: object
}

type InputOr<TChain extends ChainTypes> = TChain['input'] extends undefined
  ? unknown
  : TChain['input']

/**
 * The arguments of one `next()`, merged from the middleware and its dependencies.
 *
 * @typeParam TContext - the context that the middleware adds
 * @typeParam TSent - the context that it sends to the other side
 */
export interface NextCall<TContext, TSent> {
  /** The context of later middleware. */
  readonly context: Readonly<TContext>
  /** The context sent to the other side. */
  readonly sendContext: Readonly<TSent>
  /** On the client, the headers of the request. */
  readonly headers: Headers
  /** On the client, the `fetch` for the request; `undefined` for the one of the app, or the global one. */
  readonly fetch: typeof fetch | undefined
  /** On the server, the validated data. */
  readonly data: unknown
}

/**
 * The outcome of `runMiddleware()`.
 *
 * @typeParam TContext - the context that the middleware adds
 * @typeParam TSent - the context that it sends to the other side
 */
export interface MiddlewareRun<TContext, TSent> {
  /** The arguments of each `next()`, in order; empty if the middleware ended the call itself. */
  readonly nextCalls: readonly NextCall<TContext, TSent>[]
  /** The `context` of the last `next()`; empty without one. */
  readonly context: Readonly<Partial<TContext>>
  /** The `sendContext` of the last `next()`; empty without one. */
  readonly sendContext: Readonly<Partial<TSent>>
  /** On the client, the `headers` of the last `next()`. */
  readonly headers: Headers
  /** On the client, the `fetch` of the last `next()`. */
  readonly fetch: typeof fetch | undefined
  /** Whether the call resolved. */
  readonly ok: boolean
  /** The result of the call; for a request, the `Response`. */
  readonly result: unknown
  /** The error of the call. */
  readonly error: unknown
}

/**
 * The outcome on the client.
 *
 * @typeParam TChain - the middleware's part of a chain
 */
export type ClientRun<TChain extends ChainTypes> = MiddlewareRun<
  TChain['clientContext'],
  TChain['sentToServer']
>

/**
 * The outcome on the server.
 *
 * @typeParam TChain - the middleware's part of a chain
 */
export type ServerRun<TChain extends ChainTypes> = MiddlewareRun<
  ServerContextOf<TChain>,
  TChain['sentToClient']
>

/**
 * The outcome around a request.
 *
 * @typeParam TChain - the middleware's part of a chain
 */
export interface RequestRun<TChain extends ChainTypes> extends MiddlewareRun<
  ServerContextOf<TChain>,
  {}
> {
  /** The response; `undefined` if the call rejected. */
  readonly result: Response | undefined
}
