import type { Overlay } from '../utils/type-helpers.ts'
import type {
  AddedContext,
  AppendAll,
  ChainTypes,
  EmptyChain,
  Replace,
  RequestOutcome,
  RequestReturn,
  ServerContextOf,
} from './chain.types.ts'
import type { Middleware } from './middleware.types.ts'
import type { ServerFnMeta } from './definition.ts'

/**
 * A request middleware: may stand around any request, and in a server function's chain.
 *
 * @typeParam TChain - what its types contribute to the chains that list it
 */
export interface RequestMiddleware<
  TChain extends ChainTypes = ChainTypes,
> extends Middleware<TChain> {
  /** Tells the two types apart; never present at run time. */
  readonly '~type'?: 'request'
}

/**
 * The builder that `createMiddleware()` returns; every step is a new value.
 *
 * @typeParam TChain - what is known to run before it
 */
export interface RequestMiddlewareBuilder<
  TChain extends ChainTypes = EmptyChain,
> extends RequestMiddlewareAfterList<TChain> {
  /**
   * Lists the request middleware that this one depends on; they run before it, each once.
   *
   * @throws SeamlineError `NOT_A_MIDDLEWARE` when an entry is not a middleware, `WRONG_MIDDLEWARE`
   * when one is a function middleware.
   */
  middleware<const TList extends readonly RequestMiddleware[]>(
    list: TList,
  ): RequestMiddlewareAfterList<AppendAll<TChain, TList>>
}

/** After `.middleware()`. */
export interface RequestMiddlewareAfterList<
  TChain extends ChainTypes,
> extends RequestMiddleware<TChain> {
  /**
   * Wraps the handling of a request. It must return the outcome of `next()`, or a `Response`.
   *
   * @throws SeamlineError `INVALID_MIDDLEWARE_FN` when the argument is not a function.
   */
  server<TReturn extends RequestReturn>(
    fn: (args: RequestFnArgs<TChain>) => TReturn,
  ): RequestMiddleware<
    Replace<
      TChain,
      { readonly serverContext: Overlay<TChain['serverContext'], AddedContext<TReturn>> }
    >
  >
}

/**
 * The arguments of the `.server` function of a request middleware.
 *
 * @typeParam TChain - what is known to run before it
 */
export interface RequestFnArgs<TChain extends ChainTypes> {
  /** The request that is being answered. */
  readonly request: Request
  /**
   * The path of its URL; where routes are looked for, its escapes and leading slashes in one spelling. The
   * case of its letters and a slash at its end are as they came.
   */
  readonly pathname: string
  /** What earlier middleware and the host put into the context. */
  readonly context: Readonly<ServerContextOf<TChain>>
  /** What answers the request: a server function's endpoint, or anything else. */
  readonly handlerType: 'serverFn' | 'router'
  /** Which server function is being called; `undefined` for other requests and unknown ids. */
  readonly serverFnMeta: ServerFnMeta | undefined
  /** What the route took from the path, decoded; `undefined` where the request is no route's. */
  readonly params: Readonly<Record<string, string | undefined>> | undefined
  /** Runs the rest of the chain and resolves to its outcome; each call runs it afresh. */
  readonly next: <TContext extends object = {}>(
    options?: RequestNextOptions<TContext>,
  ) => Promise<RequestOutcome<TContext>>
}

/**
 * What a request middleware may pass to `next()`.
 *
 * @typeParam TContext - what it adds to the context
 */
export interface RequestNextOptions<TContext extends object> {
  /** Merged into the context of what comes later. */
  readonly context?: TContext | undefined
}
