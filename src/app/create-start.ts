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
import type { MaybePromise } from '../utils/maybe-promise.ts'
import type { UnknownKeys, UnknownOption } from './unknown-option.types.ts'

/** The options that the argument of `createStart()` returns. */
export interface StartOptions {
  /** Wraps every call of a server function, before the function's own middleware. */
  readonly functionMiddleware?: readonly FunctionMiddleware[]
  /** Wraps every request. Removed from the client. */
  readonly requestMiddleware?: readonly RequestMiddleware[]
  /** Encode values of the app's classes, the first that matches; seamline's or the router's adapters. */
  readonly serializationAdapters?: readonly AnySerializationAdapter[]
  /**
   * The `ssr` of routes without one; overrides the router's option of the same name.
   *
   * @defaultValue the router's, which is `true` when omitted
   */
  readonly defaultSsr?: DefaultSsr
  /** Options of server functions. */
  readonly serverFns?: ServerFnsOptions
}

/** Whether a route's loaders and its component run on the server; the loaders alone for `'data-only'`. */
export type DefaultSsr = boolean | 'data-only'

/** Options of server functions. Those that only the server reads are removed from the client. */
export interface ServerFnsOptions {
  /** Sends the requests, unless a call or a middleware has its own. @defaultValue the global one */
  readonly fetch?: typeof fetch
  /** Called once per page when the server does not know a function because it runs a newer build. */
  readonly onStale?: () => void
  /**
   * The origin of the server, if pages have another one: `https://api.example.com`. Calls send the cookies of that
   * origin, and the `url` of a function starts with it. The server must list the origin of the pages in
   * `allowedOrigins`. Calls in process stay in process.
   *
   * @defaultValue the origin of the page
   */
  readonly endpoint?: string | undefined
  /** Timing of streamed responses; see the defaults of `StreamOptions`. */
  readonly streams?: StreamOptions
  /**
   * Receives each error that leaves the server, once, before any byte about it is sent: from the endpoint, a route or a
   * page. Only masked errors have an `errorId`. Redirects, not-founds, `Response`s, aborts and refusals of the runtime
   * are not reported.
   *
   * @defaultValue masked errors are logged
   */
  readonly onError?: (report: ErrorReport) => void
  /**
   * `false` allows calls from pages of any origin. Only for functions that change nothing and read no cookie.
   *
   * @defaultValue the origin of every call is checked
   */
  readonly csrf?: false
  /**
   * The app's own origins, scheme included, if the `Host` header is not the public host.
   *
   * @defaultValue the request's host and port, with either scheme
   */
  readonly origin?: string | readonly string[]
  /**
   * Other origins whose pages may call and read the responses, with cookies: each as a browser writes it, such
   * as `https://app.example.com` or `tauri://localhost`. Their preflights get a response before any middleware runs.
   *
   * @defaultValue none
   */
  readonly allowedOrigins?: readonly string[]
  /** Whether to allow requests without origin headers, which no browser sends. @defaultValue `false` */
  readonly allowNonBrowser?: boolean
  /** Whether to trust `X-Forwarded-*` headers; only behind a proxy that sets them. @defaultValue `false` */
  readonly trustProxy?: boolean
  /** The limits of a request; see the defaults of `Limits`. */
  readonly limits?: ChosenLimits
}

/** Timing of streamed responses. */
export interface StreamOptions {
  /**
   * The time without an item, in milliseconds, after which the server sends a few bytes that the client ignores, so that
   * proxies keep the connection open; `0` or `false` for never. Removed from the client.
   *
   * @defaultValue `15_000`
   */
  readonly keepAlive?: number | false | undefined
  /**
   * The time without a byte, in milliseconds, after which the client closes the connection: pending values reject with
   * a `ProtocolError` `NETWORK`. Longer than the server's `keepAlive`; `0` or `false` for never.
   *
   * @defaultValue `false`
   */
  readonly idleTimeout?: number | false | undefined
}

/** An error that leaves the server, through the endpoint, a route or a page. */
export interface ErrorReport {
  /** The thrown value. */
  readonly error: unknown
  /** The id that the caller of a masked error received; `undefined` for others. */
  readonly errorId: string | undefined
  /** The function that failed; `undefined` if none was found, and for routes and pages. */
  readonly serverFn: ServerFnMeta | undefined
}

/** The value that `src/start.ts` exports as `startInstance`. */
export interface StartInstance<TOptions extends StartOptions = StartOptions> {
  /** The options, made once. */
  readonly getOptions: () => Promise<TOptions>
  /** `createMiddleware` with the types of the app's global context. */
  readonly createMiddleware: CreateStartMiddleware<TOptions>
}

/** `createMiddleware` of a start instance. */
export interface CreateStartMiddleware<TOptions extends StartOptions> {
  /** Starts a function middleware. */
  (options: MiddlewareOptions<'function'>): FunctionMiddlewareBuilder<FunctionGlobals<TOptions>>
  /** Starts a request middleware. */
  (options?: MiddlewareOptions<'request'>): RequestMiddlewareBuilder<RequestGlobals<TOptions>>
}

/** The types of an app's global request middleware. */
export type RequestGlobals<TOptions extends StartOptions> = AppendListed<
  EmptyChain,
  TOptions['requestMiddleware']
>

/** The types of all global middleware of an app. */
export type FunctionGlobals<TOptions extends StartOptions> = AppendListed<
  RequestGlobals<TOptions>,
  TOptions['functionMiddleware']
>

type AppendListed<TChain extends ChainTypes, TList> = TList extends readonly HasChain<ChainTypes>[]
  ? AppendAll<TChain, TList>
  : TChain

/**
 * `createStart` as its users see it. The constraint includes `object`: for a type with optional keys only, the compiler
 * would require one of them, and hide the message about a misspelled option.
 */
export type CreateStart = <const TOptions extends StartOptions & object>(
  options: (() => MaybePromise<TOptions>) & StartCheck<TOptions>,
) => StartInstance<TOptions>

/** `unknown` for options that exist; for others, a type that names them. */
export type StartCheck<TOptions extends StartOptions & object> = [
  UnknownStartKeys<TOptions>,
] extends [never]
  ? unknown
  : UnknownOption<UnknownStartKeys<TOptions>>

type UnknownStartKeys<TOptions extends StartOptions & object> =
  | UnknownKeys<TOptions, StartOptions>
  | UnknownKeys<TOptions['serverFns'], ServerFnsOptions>
  | UnknownKeys<NonNullable<TOptions['serverFns']>['limits'], Limits>

/** The key of a function that returns the options without waiting; `undefined` until they are resolved. */
export const KNOWN_OPTIONS: unique symbol = Symbol.for('seamline.known-options')

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
          // Options that fail while modules load may succeed at the first call or request.
          made.catch(() => {
            made = undefined
          })
        }
        return known
      },
    })
  }
  // `getOptions` resolves to the value of `options`; the context of global middleware exists in types only.
  return create as unknown as CreateStart
}
