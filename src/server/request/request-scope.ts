/**
 * What belongs to a request, apart from how code finds it that it was not handed to: the endpoint is made
 * of this, and runs where there is no `AsyncLocalStorage` (src/testing, in a browser).
 */

import type { CallEnvironment } from '../../chain/plan-chain.ts'
import type { Context } from '../../model/context.ts'
import type { ResolvedStart } from '../../app/resolved-start.ts'
import { requestRouter, type RequestRouter } from './request-router.ts'
import type { ServerApp } from './server-app.ts'

/** What belongs to the request that is being answered. */
export interface RequestScope {
  readonly app: ServerApp
  readonly request: Request
  readonly url: URL
  /** The request's headers, below those of the call that is running in process. */
  readonly headers: Headers
  /** What the host and request middleware put into the context. */
  readonly context: Context
  /** What stands around functions that are called here: which global middleware have run by now. */
  readonly chain: CallEnvironment
  /** Whether `X-Forwarded-*` headers are to be believed. */
  readonly trustProxy: boolean
  readonly router: RequestRouter
  /** What handlers and middleware add to the answer. */
  readonly response: PendingResponse
  /** What code that renders a page is told of a call that failed; `undefined` elsewhere, for all of it. */
  readonly mask: MaskError | undefined
  /** Where the scope is found again by code that it was not handed to. */
  readonly storage: ScopeStorage
}

/** Tells what a page may show of an error. */
export type MaskError = (error: unknown) => unknown

/** What makes a scope that of everything a function calls, across awaits. */
export interface ScopeStorage {
  readonly run: <T>(scope: RequestScope, answer: () => T) => T
}

/** The part of an answer that may be set before there is one: the one mutable thing of a request. */
export interface PendingResponse {
  status: number | undefined
  statusText: string | undefined
  readonly headers: Headers
  /** Whether anything has asked for the headers; while nothing has, there are none. */
  readonly hasHeaders: boolean
}

/** An answer on which nothing has been set yet. Most stay so, and then no headers are made. */
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

/** Runs `answer` as the request's: the server utilities read and write its scope. */
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
