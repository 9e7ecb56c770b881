/** The scope of a request, without `AsyncLocalStorage`: src/testing runs the endpoint in a browser, too. */

import type { AnyRouter } from '@tanstack/router-core'
import { WRONG_ROUTER } from '../../errors/catalog-routes.ts'
import { usageError } from '../../errors/errors.ts'
import type { ServerApp } from './server-app.ts'
import type { CallEnvironment } from '../../chain/plan-chain.ts'
import type { Context } from '../../model/context.ts'
import type { RedirectLike } from '../../http/router-values.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'

export interface RequestScope {
  readonly app: ServerApp
  readonly request: Request
  readonly url: URL
  /** The request's headers, below those of the call that is running in process. */
  readonly headers: Headers
  /** The values from the host and from request middleware. */
  readonly context: Context
  /** The environment of functions that are called here: which global middleware have run by now. */
  readonly chain: CallEnvironment
  readonly trustProxy: boolean
  readonly router: RequestRouter
  readonly response: PendingResponse
  /** Masks the failures of calls while a page is rendered; `undefined` elsewhere. */
  readonly mask: MaskError | undefined
  /** Redirects the page that is being rendered; `undefined` elsewhere. */
  readonly redirectPage: ((redirect: RedirectLike) => void) | undefined
  /** Finds the scope for code that does not receive it as an argument. */
  readonly storage: ScopeStorage
}

/** The error that a page may show in the place of another. */
export type MaskError = (error: unknown) => unknown

/** Keeps a scope for everything that a function calls, across awaits. */
export interface ScopeStorage {
  readonly run: <T>(scope: RequestScope, run: () => T) => T
}

/** The status and headers that are set before there is a response: the only mutable part of a scope. */
export class PendingResponse {
  status: number | undefined
  statusText: string | undefined
  /** Whether the response has left, so that nothing can be added. */
  isSent = false
  #headers: Headers | undefined

  get headers(): Headers {
    this.#headers ??= new Headers()
    return this.#headers
  }

  /** Whether the app has set anything: most requests set nothing. */
  get isSet(): boolean {
    return this.status !== undefined || this.hasHeaders
  }

  /** Whether the headers have been read or set. */
  get hasHeaders(): boolean {
    return this.#headers !== undefined
  }
}

/** Runs `run` in a scope, which the server utilities read and write. */
export function enterScope<T>(scope: RequestScope, run: () => T): T {
  return scope.storage.run(scope, run)
}

/** The scope of a request that has just arrived, to be kept in `storage`. */
export function scopeOf(
  { app, request, context }: Pick<RequestScope, 'app' | 'request' | 'context'>,
  { serverFns, outsideRequest }: ResolvedStart,
  storage: ScopeStorage,
): RequestScope {
  return {
    app,
    request,
    url: new URL(request.url),
    headers: request.headers,
    context,
    chain: outsideRequest,
    router: new RequestRouter(app, request),
    trustProxy: serverFns.trustProxy === true,
    response: new PendingResponse(),
    mask: undefined,
    redirectPage: undefined,
    storage,
  }
}

/** The router of one request, made when it is first needed. */
export class RequestRouter {
  readonly #app: ServerApp
  readonly #request: Request
  #current: Promise<AnyRouter> | undefined
  #isTaken = false

  constructor(app: ServerApp, request: Request) {
    this.#app = app
    this.#request = request
  }

  /** The router of the page that is or will be loaded. */
  get(): Promise<AnyRouter> {
    this.#current ??= createRouter(this.#app, this.#request)
    return this.#current
  }

  /** The same, for loading a page; a new one for a page that is loaded again. */
  take(): Promise<AnyRouter> {
    if (this.#isTaken) this.#current = undefined
    this.#isTaken = true
    return this.get()
  }
}

async function createRouter({ loadRoutes }: ServerApp, request: Request): Promise<AnyRouter> {
  if (loadRoutes === undefined) throw usageError(WRONG_ROUTER, undefined)
  return (await loadRoutes()).createRouter(request)
}
