import type { FunctionMiddleware } from '../core/create-middleware.types.ts'
import type { RequestMiddleware } from '../core/request-middleware.types.ts'
import type { ServerFnMeta } from '../core/definition.ts'
import type { AnySerializationAdapter } from '../shared/serialization-adapter.ts'
import type { Limits } from '../shared/limits.ts'
import type { MaybePromise } from '../shared/type-helpers.ts'

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
  /** Options of server functions. */
  readonly serverFns?: ServerFnsOptions
}

/** Options of server functions; all but the first two are removed from the client. */
export interface ServerFnsOptions {
  /** Makes the requests, unless a call or a middleware brings its own; the global one by default. */
  readonly fetch?: typeof fetch
  /** Called once on a page when the server no longer knows a function: it has a newer build. */
  readonly onStale?: () => void
  /**
   * Sees each error that leaves through the endpoint, before any byte about it does: of the app, of
   * validators, and unexpected ones, which alone have an `errorId`. By default the unexpected ones
   * are written to the server's log.
   */
  readonly onError?: (report: ErrorReport) => void
  /** `false` lets pages of any origin call. Only for functions that change nothing and read no cookie. */
  readonly csrf?: false
  /** The app's own origins, scheme included, where the `Host` header does not tell them. */
  readonly origin?: string | readonly string[]
  /** Other origins whose pages may call. */
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
  /** How much a request may ask for. */
  readonly limits?: Partial<Limits>
}

/** An error that leaves through the endpoint. */
export interface ErrorReport {
  /** What was thrown. */
  readonly error: unknown
  /** What the caller of a masked error was told to ask about; `undefined` for others. */
  readonly errorId: string | undefined
  /** The function that failed; `undefined` when none had been found yet. */
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
}

/**
 * Describes what holds for the whole app, on both sides. Export the result from `src/start.ts` as
 * `startInstance`.
 *
 * @param options - called once, when the first call or request needs them
 *
 * @example
 * ```ts
 * export const startInstance = createStart(() => ({
 *   functionMiddleware: [loggingMiddleware],
 *   requestMiddleware: [sessionMiddleware],
 * }))
 * ```
 */
export function createStart<TOptions extends StartOptions>(
  options: () => MaybePromise<TOptions>,
): StartInstance<TOptions> {
  let made: Promise<TOptions> | undefined
  return Object.freeze({
    getOptions: () => {
      made ??= Promise.resolve().then(options)
      return made
    },
  })
}
