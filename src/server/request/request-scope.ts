/** The scope of a request, without `AsyncLocalStorage`: src/testing runs the endpoint in a browser, too. */

import type { CallEnvironment } from '../../chain/plan-chain.ts'
import type { Context } from '../../model/context.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { requestRouter, type RequestRouter } from './request-router.ts'
import type { ServerApp } from './server-app.ts'

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
  /** Whether `X-Forwarded-*` headers are trusted. */
  readonly trustProxy: boolean
  readonly router: RequestRouter
  /** The status and headers that handlers and middleware set. */
  readonly response: PendingResponse
  /** Masks the failures of calls while a page is rendered; `undefined` elsewhere. */
  readonly mask: MaskError | undefined
  /** Finds the scope for code that does not receive it as an argument. */
  readonly storage: ScopeStorage
}

/** Replaces an error by what a page may show of it. */
export type MaskError = (error: unknown) => unknown

/** Keeps a scope for everything that a function calls, across awaits. */
export interface ScopeStorage {
  readonly run: <T>(scope: RequestScope, answer: () => T) => T
}

/** The status and headers that are set before there is a response: the only mutable part of a scope. */
export interface PendingResponse {
  status: number | undefined
  statusText: string | undefined
  readonly headers: Headers
  /** Whether the headers have been read or set; until then none are made. */
  readonly hasHeaders: boolean
}

/** Makes headers when they are first used: most requests set none. */
class Pending implements PendingResponse {
  status: number | undefined
  statusText: string | undefined
  #headers: Headers | undefined

  get headers(): Headers {
    this.#headers ??= new Headers()
    return this.#headers
  }

  get hasHeaders(): boolean {
    return this.#headers !== undefined
  }
}

/** Runs `answer` in a scope, which the server utilities read and write. */
export function enterScope<T>(scope: RequestScope, answer: () => T): T {
  return scope.storage.run(scope, answer)
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
    router: requestRouter(app, request),
    trustProxy: serverFns.trustProxy === true,
    response: new Pending(),
    mask: undefined,
    storage,
  }
}
