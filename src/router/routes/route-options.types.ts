/** Adds `server` to the options of the router's file routes, and the request's context to loaders. */

import type {
  AnyContext,
  AnyRoute,
  Constrain,
  Expand,
  ResolveParams,
  RouteTypes,
} from '@tanstack/router-core'
import type { AppendAll, EmptyChain, ServerContextOf } from '../../model/chain.types.ts'
import type { AnyRequestOutcome, RequestOutcome } from '../../model/outcome.types.ts'
import type { RequestMiddleware, RequestNextOptions } from '../../model/request-middleware.types.ts'
import type { Overlay } from '../../utils/type-helpers.ts'

/** The names that a route's handlers may have. */
export type HandlerName = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'ANY'

/** A list of request middleware. */
export type RequestMiddlewareList = readonly RequestMiddleware[]

/** The context that a list of middleware adds. */
export type ContextOfList<TList> = TList extends RequestMiddlewareList
  ? ServerContextOf<AppendAll<EmptyChain, TList>>
  : {}

/** The context that the middleware of a route and its parents adds. */
export type ContextOfRoute<TRoute> = 0 extends 1 & TRoute
  ? {}
  : TRoute extends { readonly types: infer TTypes }
    ? ContextOfTypes<TTypes>
    : {}

// The router keeps the list among a route's types, by position.
type ContextOfTypes<TTypes> =
  TTypes extends RouteTypes<
    infer _Register,
    infer TParent,
    infer _Path,
    infer _FullPath,
    infer _CustomId,
    infer _Id,
    infer _SearchValidator,
    infer _Params,
    infer _RouterContext,
    infer _RouteContextFn,
    infer _BeforeLoadFn,
    infer _LoaderDeps,
    infer _LoaderFn,
    infer _Children,
    infer _FileRouteTypes,
    infer _SSR,
    infer TList,
    infer _Handlers
  >
    ? Overlay<ContextOfRoute<TParent>, ContextOfList<TList>>
    : {}

/** The params of a path, those of the parents' paths included. */
export type ParamsAt<TParentRoute, TPath extends string> = Expand<
  ParamsOfParent<TParentRoute> & ResolveParams<TPath>
>

type ParamsOfParent<TParentRoute> = 0 extends 1 & TParentRoute
  ? {}
  : TParentRoute extends { readonly fullPath: infer TFullPath extends string }
    ? string extends TFullPath
      ? {}
      : ResolveParams<TFullPath>
    : {}

/** The return value of a handler: a response, or the outcome of `next()`. */
export type HandlerAnswer = Response | AnyRequestOutcome

/**
 * The arguments of a route's handler.
 *
 * @typeParam TParams - the path parameters
 * @typeParam TContext - the context from the middleware before it
 */
export interface RouteHandlerArgs<TParams, TContext> {
  /** The request. */
  readonly request: Request
  /** The path parameters, each decoded once. */
  readonly params: TParams
  /**
   * The path of the request with the app's base, its escapes and leading slashes normalized. Case and a trailing
   * slash are kept: `/users/` and `/users` reach the same handler.
   */
  readonly pathname: string
  /** The context from the host and middleware. */
  readonly context: Readonly<TContext>
  /** Renders the route's page, whose loaders see the context. */
  readonly next: <TAdded extends object = {}>(
    options?: RequestNextOptions<TAdded>,
  ) => Promise<RequestOutcome<TAdded>>
}

/** A handler. */
export type RouteHandler<TParams, TContext> = (
  args: RouteHandlerArgs<TParams, TContext>,
) => HandlerAnswer | Promise<HandlerAnswer>

/** Handlers by method. */
export type RouteHandlers<TParams, TContext> = {
  readonly [TName in HandlerName]?: RouteHandler<TParams, TContext>
}

/** A handler, with or without middleware of its own. */
export type HandlerEntry<TParams, TContext, TList extends RequestMiddlewareList> =
  | RouteHandler<TParams, TContext>
  | HandlerWithMiddleware<TParams, TContext, TList>

/** A handler with middleware of its own. */
export interface HandlerWithMiddleware<TParams, TContext, TList extends RequestMiddlewareList> {
  /** Runs after the route's own middleware. */
  readonly middleware?: TList
  /** Responds to the request. */
  readonly handler: RouteHandler<TParams, Overlay<TContext, ContextOfList<TList>>>
}

/** The argument of a function that returns handlers. */
export interface HandlerTools<TParams, TContext> {
  /** Types handlers that have middleware of their own. */
  readonly createHandlers: CreateHandlers<TParams, TContext>
}

/** See {@link HandlerTools}; each method has a list of middleware. */
export type CreateHandlers<TParams, TContext> = <
  const TGet extends RequestMiddlewareList = [],
  const THead extends RequestMiddlewareList = [],
  const TPost extends RequestMiddlewareList = [],
  const TPut extends RequestMiddlewareList = [],
  const TPatch extends RequestMiddlewareList = [],
  const TDelete extends RequestMiddlewareList = [],
  const TOptions extends RequestMiddlewareList = [],
  const TAny extends RequestMiddlewareList = [],
>(handlers: {
  readonly GET?: HandlerEntry<TParams, TContext, TGet>
  readonly HEAD?: HandlerEntry<TParams, TContext, THead>
  readonly POST?: HandlerEntry<TParams, TContext, TPost>
  readonly PUT?: HandlerEntry<TParams, TContext, TPut>
  readonly PATCH?: HandlerEntry<TParams, TContext, TPatch>
  readonly DELETE?: HandlerEntry<TParams, TContext, TDelete>
  readonly OPTIONS?: HandlerEntry<TParams, TContext, TOptions>
  readonly ANY?: HandlerEntry<TParams, TContext, TAny>
}) => CreatedHandlers

/** The result of `createHandlers`. */
export interface CreatedHandlers {
  /** Distinguishes it from a plain object; never present at run time. */
  readonly '~handlers'?: true
}

/**
 * The `server` option of a route, which the build removes from the browser's bundle.
 *
 * @typeParam TParams - the path parameters
 * @typeParam TContext - the context from the middleware of the route and its parents
 * @typeParam TList - its own middleware
 */
export interface RouteServer<TParams, TContext, TList> {
  /** Runs before the handlers and pages of the route and its children. */
  readonly middleware?: Constrain<TList, RequestMiddlewareList>
  /** Handlers by method. */
  readonly handlers?:
    | RouteHandlers<TParams, TContext>
    | ((tools: HandlerTools<TParams, TContext>) => CreatedHandlers)
}

/** The `server` option of a route by the route's types; `unknown` for `AnyRoute`. */
export type ServerOptionOf<TParentRoute, TPath extends string, TList> = 0 extends 1 & TPath
  ? unknown
  : RouteServer<ParamsAt<TParentRoute, TPath>, RouteContext<TParentRoute, TList>, TList>

/** The context of a route with a list of middleware of its own. */
export type RouteContext<TParentRoute, TList> = Overlay<
  ContextOfRoute<TParentRoute>,
  ContextOfList<TList>
>

// Each list of parameters is the router's own: interfaces of one name must agree in them.
declare module '@tanstack/router-core' {
  interface FilebaseRouteOptionsInterface<
    TRegister,
    TParentRoute extends AnyRoute = AnyRoute,
    TId extends string = string,
    TPath extends string = string,
    TSearchValidator = undefined,
    TParams = {},
    // oxlint-disable-next-line typescript/no-explicit-any -- as in the router
    TLoaderDeps extends Record<string, any> = {},
    TLoaderFn = undefined,
    TRouterContext = {},
    TRouteContextFn = AnyContext,
    TBeforeLoadFn = AnyContext,
    TRemountDepsFn = AnyContext,
    TSSR = unknown,
    TServerMiddlewares = unknown,
    THandlers = undefined,
  > {
    /** Middleware and handlers at the route's path. */
    server?: ServerOptionOf<TParentRoute, TPath, TServerMiddlewares>
  }

  interface LoaderFnContext<
    in out TRegister = unknown,
    in out TParentRoute extends AnyRoute = AnyRoute,
    in out TId extends string = string,
    in out TParams = {},
    in out TLoaderDeps = {},
    in out TRouterContext = {},
    in out TRouteContextFn = AnyContext,
    in out TBeforeLoadFn = AnyContext,
    in out TServerMiddlewares = unknown,
    in out THandlers = undefined,
  > {
    /** The context from middleware and handlers; `undefined` in the browser. */
    serverContext?: Partial<RouteContext<TParentRoute, TServerMiddlewares>>
  }

  interface BeforeLoadContextOptions<
    in out TRegister,
    in out TParentRoute extends AnyRoute,
    in out TSearchValidator,
    in out TParams,
    in out TRouterContext,
    in out TRouteContextFn,
    in out TRouteId,
    in out TServerMiddlewares,
    in out THandlers,
  > {
    /** The context from middleware and handlers; `undefined` in the browser. */
    serverContext?: Partial<RouteContext<TParentRoute, TServerMiddlewares>>
  }
}
