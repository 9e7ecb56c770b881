/** Adds `server` to the options of the router's file routes, and the request's context to loaders. */

import type {
  AnyContext,
  AnyRoute,
  Constrain,
  Expand,
  ResolveParams,
  RouteTypes,
} from '@tanstack/router-core'
import type {
  AnyRequestOutcome,
  AppendAll,
  EmptyChain,
  RequestOutcome,
  ServerContextOf,
} from '../../model/chain.types.ts'
import type { RequestMiddleware, RequestNextOptions } from '../../model/request-middleware.types.ts'
import type { Overlay } from '../../utils/type-helpers.ts'

/** The names that a route's handlers may have. */
export type HandlerName = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'ANY'

/** A list of request middleware. */
export type RequestMiddlewareList = readonly RequestMiddleware[]

/** What a list of middleware puts into the context; nothing where there is no list. */
export type ContextOfList<TList> = TList extends RequestMiddlewareList
  ? ServerContextOf<AppendAll<EmptyChain, TList>>
  : {}

/** What the middleware of a route and of its parents put into the context. */
export type ContextOfRoute<TRoute> = 0 extends 1 & TRoute
  ? {}
  : TRoute extends { readonly types: infer TTypes }
    ? ContextOfTypes<TTypes>
    : {}

// The router keeps the list among a route's types without using it; so it is found by its place.
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

/** What a handler may give: an answer, or what `next()` gave. */
export type HandlerAnswer = Response | AnyRequestOutcome

/**
 * What a route's handler receives.
 *
 * @typeParam TParams - what the route takes from the path
 * @typeParam TContext - what the middleware before it put into the context
 */
export interface RouteHandlerArgs<TParams, TContext> {
  /** The request that is being answered. */
  readonly request: Request
  /** What the route took from the path, each segment decoded once. */
  readonly params: TParams
  /**
   * The path of the request, the app's base included, its escapes and leading slashes in one spelling. The
   * case of its letters and a slash at its end are as they came: `/users/` and `/users` reach the same
   * handler.
   */
  readonly pathname: string
  /** What middleware and the host put into the context. */
  readonly context: Readonly<TContext>
  /** Goes on to the route's page, whose loaders see the context. */
  readonly next: <TAdded extends object = {}>(
    options?: RequestNextOptions<TAdded>,
  ) => Promise<RequestOutcome<TAdded>>
}

/** A handler: a function, or nothing that a type can tell. */
export type RouteHandler<TParams, TContext> = (
  args: RouteHandlerArgs<TParams, TContext>,
) => HandlerAnswer | Promise<HandlerAnswer>

/** Handlers by method. */
export type RouteHandlers<TParams, TContext> = {
  readonly [TName in HandlerName]?: RouteHandler<TParams, TContext>
}

/** A handler with middleware of its own, or without. */
export type HandlerEntry<TParams, TContext, TList extends RequestMiddlewareList> =
  | RouteHandler<TParams, TContext>
  | HandlerWithMiddleware<TParams, TContext, TList>

/** A handler with middleware of its own. */
export interface HandlerWithMiddleware<TParams, TContext, TList extends RequestMiddlewareList> {
  /** Runs after the route's own middleware. */
  readonly middleware?: TList
  /** Answers the request. */
  readonly handler: RouteHandler<TParams, Overlay<TContext, ContextOfList<TList>>>
}

/** What a function that makes handlers receives. */
export interface HandlerTools<TParams, TContext> {
  /** Gives handlers with middleware of their own their types. */
  readonly createHandlers: CreateHandlers<TParams, TContext>
}

/** See {@link HandlerTools}: one list of middleware for each method. */
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

/** What `createHandlers` gives. */
export interface CreatedHandlers {
  /** Tells them apart from what was written by hand; never present at run time. */
  readonly '~handlers'?: true
}

/**
 * The `server` option of a route, which the browser's bundle does not have.
 *
 * @typeParam TParams - what the route takes from the path
 * @typeParam TContext - what its middleware and its parents' put into the context
 * @typeParam TList - its own middleware
 */
export interface RouteServer<TParams, TContext, TList> {
  /** Runs before each handler of the route and before its page, and before those of its children. */
  readonly middleware?: Constrain<TList, RequestMiddlewareList>
  /** Answer requests by their method. */
  readonly handlers?:
    | RouteHandlers<TParams, TContext>
    | ((tools: HandlerTools<TParams, TContext>) => CreatedHandlers)
}

/** The `server` option of a route by the route's types; for a route of any kind, whatever it may be. */
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
    /** What the server does at the route's path beside rendering its page. */
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
    /** What middleware and handlers put into the context; `undefined` in the browser. */
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
    /** What middleware and handlers put into the context; `undefined` in the browser. */
    serverContext?: Partial<RouteContext<TParentRoute, TServerMiddlewares>>
  }
}
