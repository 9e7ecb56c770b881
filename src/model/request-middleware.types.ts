import type { Overlay } from '../utils/type-helpers.ts'
import type { AppendAll, ChainTypes, EmptyChain, ServerContextOf } from './chain.types.ts'
import type { AddedContext, RequestOutcome, RequestReturn } from './outcome.types.ts'
import type { Middleware } from './middleware.types.ts'
import type { ServerFnMeta } from './definition.ts'

/** A request middleware: wraps any request, or calls of the server functions that list it. */
export interface RequestMiddleware<
  TChain extends ChainTypes = ChainTypes,
> extends Middleware<TChain> {
  /** Distinguishes the two types; never present at run time. */
  readonly '~type'?: 'request'
  /** Never present at run time. Its name begins the compiler's message about a function middleware in its place. */
  readonly 'function middleware cannot wrap requests': undefined
}

/** The builder that `createMiddleware()` returns; every step is a new value. */
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
  ): RequestMiddleware<{
    readonly input: TChain['input']
    readonly output: TChain['output']
    readonly serverContext: Overlay<TChain['serverContext'], AddedContext<TReturn>>
    readonly clientContext: TChain['clientContext']
    readonly sentToServer: TChain['sentToServer']
    readonly validatedContext: TChain['validatedContext']
    readonly sentToClient: TChain['sentToClient']
  }>
}

/** The arguments of the `.server` function of a request middleware. */
export interface RequestFnArgs<TChain extends ChainTypes> {
  /** The current request. */
  readonly request: Request
  /**
   * The path of its URL. For routes, escapes and leading slashes are normalized; letter case and a trailing slash stay
   * as sent.
   */
  readonly pathname: string
  /** Values from the host and from earlier middleware. */
  readonly context: Readonly<ServerContextOf<TChain>>
  /** The handler of the request: a server function, or the app's routes and pages. */
  readonly handlerType: 'serverFn' | 'router'
  /** The called server function; `undefined` for other requests and unknown ids. */
  readonly serverFnMeta: ServerFnMeta | undefined
  /** The decoded path parameters of the matched route; `undefined` without a route. */
  readonly params: Readonly<Record<string, string | undefined>> | undefined
  /** Runs the rest of the chain and resolves to its outcome; each call runs it afresh. */
  readonly next: <TContext extends object = {}>(
    options?: RequestNextOptions<TContext>,
  ) => Promise<RequestOutcome<TContext>>
}

/** The options of `next()` in a request middleware. */
export interface RequestNextOptions<TContext extends object> {
  /** Merged into the context of the rest of the chain. */
  readonly context?: TContext | undefined
}
