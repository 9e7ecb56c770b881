import type { AppendAll, EmptyChain, HasChain, ChainTypes } from '../model/chain.types.ts'
import type { CreateMiddleware, MiddlewareOptions } from '../builder/create-middleware.ts'
import type { FunctionMiddleware, FunctionMiddlewareBuilder } from '../model/middleware.types.ts'
import type {
  RequestMiddleware,
  RequestMiddlewareBuilder,
} from '../model/request-middleware.types.ts'
import type { ServerFnMeta } from '../model/definition.ts'
import type { AnySerializationAdapter } from '../serialization/adapter.ts'
import type { ChosenLimits, Limits } from '../serialization/limits.ts'
import type { MaybePromise } from '../utils/type-helpers.ts'
import type { UnknownKeys, UnknownOption } from './unknown-option.types.ts'

/** What `createStart(() => ({ … }))` may return. */
export interface StartOptions {
  /** Wraps every call of a server function, before the function's own middleware. */
  readonly functionMiddleware?: readonly FunctionMiddleware[]
  /** Wraps the answering of every request. Removed from the client. */
  readonly requestMiddleware?: readonly RequestMiddleware[]
  /**
   * How values of the app's own classes cross the wire, asked in this order: made with
   * `createSerializationAdapter`, or with the router's function of the same name.
   */
  readonly serializationAdapters?: readonly AnySerializationAdapter[]
  /**
   * Where routes run that have no `ssr` of their own; over the router's option of the same name.
   *
   * @defaultValue what the router says, which is `true` unless it is told otherwise
   */
  readonly defaultSsr?: DefaultSsr
  /** Options of server functions. */
  readonly serverFns?: ServerFnsOptions
}

/** Whether a route's loaders and its component run on the server; the loaders alone for `'data-only'`. */
export type DefaultSsr = boolean | 'data-only'

/** Options of server functions; what only the server reads is removed from the client. */
export interface ServerFnsOptions {
  /**
   * Makes the requests, unless a call or a middleware brings its own.
   *
   * @defaultValue the global one
   */
  readonly fetch?: typeof fetch
  /** Called once on a page when the server no longer knows a function: it has a newer build. */
  readonly onStale?: () => void
  /**
   * The origin of the server, for an app whose pages come from another origin: `https://api.example.com`. Calls
   * go there with the cookies of that origin, and `url` of a function begins with it. The server has to
   * list the origin of the pages in `allowedOrigins`. Calls in process stay in process.
   *
   * @defaultValue the origin of the page
   */
  readonly endpoint?: string | undefined
  /**
   * How connections are watched over which streams and later promises arrive.
   *
   * @defaultValue what each field of `StreamOptions` says
   */
  readonly streams?: StreamOptions
  /**
   * Sees each error that leaves the server, once, before any byte about it does: through the endpoint, as
   * the answer of a route, or within a page. Errors of the app, of validators, and unexpected ones, which
   * alone have an `errorId`; no redirects, not-founds, `Response`s, aborts and refusals of the runtime.
   *
   * @defaultValue the unexpected ones are written to the server's log
   */
  readonly onError?: (report: ErrorReport) => void
  /**
   * `false` lets pages of any origin call. Only for functions that change nothing and read no cookie.
   *
   * @defaultValue the origin of every call is checked
   */
  readonly csrf?: false
  /**
   * The app's own origins, scheme included, where the `Host` header does not tell them.
   *
   * @defaultValue the request's host and port, with either scheme
   */
  readonly origin?: string | readonly string[]
  /**
   * Other origins whose pages may call and read the responses, with cookies: each as a browser writes it, such
   * as `https://app.example.com` or `tauri://localhost`. Their preflights are answered before any middleware runs.
   *
   * @defaultValue none
   */
  readonly allowedOrigins?: readonly string[]
  /**
   * Lets requests in that tell nothing about their origin, as no browser sends them.
   *
   * @defaultValue `false`
   */
  readonly allowNonBrowser?: boolean
  /**
   * Believes the `X-Forwarded-*` headers; only behind a proxy that sets them.
   *
   * @defaultValue `false`
   */
  readonly trustProxy?: boolean
  /**
   * How much a request may ask for.
   *
   * @defaultValue what each field of `Limits` says
   */
  readonly limits?: ChosenLimits
}

/** How a connection is watched over which a result goes on. */
export interface StreamOptions {
  /**
   * After how long without an item the server sends a few bytes that the client ignores, in milliseconds, so
   * that no proxy cuts the connection; `0` or `false` for never. Removed from the client.
   *
   * @defaultValue `15_000`
   */
  readonly keepAlive?: number | false | undefined
  /**
   * After how long without a byte the client gives up a result that goes on, in milliseconds: whatever is
   * pending rejects with a `ProtocolError` `NETWORK`, and the server learns of it. More than the server's
   * `keepAlive`; `0` or `false` for never.
   *
   * @defaultValue `false`
   */
  readonly idleTimeout?: number | false | undefined
}

/** An error that leaves the server: through the endpoint, as the answer of a route, or within a page. */
export interface ErrorReport {
  /** What was thrown. */
  readonly error: unknown
  /** What the caller of a masked error was told to ask about; `undefined` for others. */
  readonly errorId: string | undefined
  /** The function that failed; `undefined` before one was found, and for failures of routes and pages. */
  readonly serverFn: ServerFnMeta | undefined
}

/**
 * What `src/start.ts` exports as `startInstance`.
 *
 * @typeParam TOptions - the options as they are written
 */
export interface StartInstance<TOptions extends StartOptions = StartOptions> {
  /** The options, made once. */
  readonly getOptions: () => Promise<TOptions>
  /** `createMiddleware`, whose middleware know what the app's global ones put into the context. */
  readonly createMiddleware: CreateStartMiddleware<TOptions>
}

/**
 * `createMiddleware` of a start instance.
 *
 * @typeParam TOptions - the options of the instance
 */
export interface CreateStartMiddleware<TOptions extends StartOptions> {
  /** Starts a function middleware. */
  (options: MiddlewareOptions<'function'>): FunctionMiddlewareBuilder<FunctionGlobals<TOptions>>
  /** Starts a request middleware. */
  (options?: MiddlewareOptions<'request'>): RequestMiddlewareBuilder<RequestGlobals<TOptions>>
}

/**
 * What is known of the global request middleware of an app.
 *
 * @typeParam TOptions - the options of its start instance
 */
export type RequestGlobals<TOptions extends StartOptions> = AppendListed<
  EmptyChain,
  TOptions['requestMiddleware']
>

/**
 * What is known of all global middleware of an app.
 *
 * @typeParam TOptions - the options of its start instance
 */
export type FunctionGlobals<TOptions extends StartOptions> = AppendListed<
  RequestGlobals<TOptions>,
  TOptions['functionMiddleware']
>

type AppendListed<TChain extends ChainTypes, TList> = TList extends readonly HasChain<ChainTypes>[]
  ? AppendAll<TChain, TList>
  : TChain

/**
 * `createStart` as its users see it. The constraint is an object as well, for of a type whose keys are all optional
 * the compiler asks for one of them, and says no more where an app has misspelled all that it wrote.
 */
export type CreateStart = <const TOptions extends StartOptions & object>(
  options: (() => MaybePromise<TOptions>) & StartCheck<TOptions>,
) => StartInstance<TOptions>

/**
 * Nothing for options that exist; for others, what the function that gives them would have to be.
 *
 * @typeParam TOptions - the options as they are written
 */
export type StartCheck<TOptions extends StartOptions & object> = [
  UnknownStartKeys<TOptions>,
] extends [never]
  ? unknown
  : UnknownOption<UnknownStartKeys<TOptions>>

type UnknownStartKeys<TOptions extends StartOptions & object> =
  | UnknownKeys<TOptions, StartOptions>
  | UnknownKeys<TOptions['serverFns'], ServerFnsOptions>
  | UnknownKeys<NonNullable<TOptions['serverFns']>['limits'], Limits>

/** Gives the options of an instance to code that cannot wait; `undefined` while they are not made. */
export const KNOWN_OPTIONS: unique symbol = Symbol.for('seamline.known-options')

/** `createStart` for an environment. */
export function startCreator(createMiddleware: CreateMiddleware): CreateStart {
  const create = (options: () => MaybePromise<StartOptions>) => {
    let known: StartOptions | undefined
    let made: Promise<StartOptions> | undefined
    const make = async (): Promise<StartOptions> => {
      const given = options()
      if (!('then' in given)) known = given
      known ??= await given
      return known
    }
    return Object.freeze({
      getOptions: () => {
        made ??= make()
        return made
      },
      createMiddleware,
      [KNOWN_OPTIONS]: () => {
        if (made === undefined) {
          made = make()
          // What is not ready while modules are loading may be later, when a call or a request asks.
          made.catch(() => {
            made = undefined
          })
        }
        return known
      },
    })
  }
  // What `getOptions` gives is what `options` gave; and what stands around the middleware of an app is
  // known to types only.
  return create as unknown as CreateStart
}
