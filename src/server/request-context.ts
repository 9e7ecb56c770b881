import { AsyncLocalStorage } from 'node:async_hooks'
import { provideRequestRouter } from '../core/router-instance.ts'
import type { AppRouter } from '../shared/app-router.types.ts'
import { NO_REQUEST } from '../shared/error-catalog.ts'
import { misuse } from '../shared/errors.ts'
import type { ResolvedStart } from '../start/resolved-start.ts'
import type { ChainSurroundings } from '../core/plan-chain.ts'
import type { Context } from '../shared/merge-context.ts'
import type { RequestRouter } from './request-router.ts'

/** What belongs to the request that is being answered. */
export interface RequestScope {
  readonly request: Request
  readonly url: URL
  /** The request's headers, below those of the call that is running in process. */
  readonly headers: Headers
  /** What the host and request middleware put into the context. */
  readonly context: Context
  /** What stands around functions that are called here: which global middleware have run by now. */
  readonly chain: ChainSurroundings
  /** Whether `X-Forwarded-*` headers are to be believed. */
  readonly trustProxy: boolean
  readonly router: RequestRouter
  /** What handlers and middleware add to the answer. */
  readonly response: PendingResponse
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

const storage = new AsyncLocalStorage<RequestScope>()

/** Runs `answer` as the request's: the server utilities read and write its scope. */
export function enterScope<T>(scope: RequestScope, answer: () => T): T {
  return storage.run(scope, answer)
}

/** The scope of a request that has just arrived. */
export function newScope(
  { request, context, router }: Pick<RequestScope, 'request' | 'context' | 'router'>,
  { serverFns, outsideRequest }: ResolvedStart,
): RequestScope {
  return {
    request,
    url: new URL(request.url),
    headers: request.headers,
    context,
    chain: outsideRequest,
    router,
    trustProxy: serverFns.trustProxy === true,
    response: new Pending(),
  }
}

/** The scope of the request around the caller, if there is one. */
export function currentScope(): RequestScope | undefined {
  return storage.getStore()
}

/**
 * The scope of the request around the caller.
 *
 * @param call - who asks, for the message
 * @throws SeamlineError `NO_REQUEST`
 */
export function requireScope(call: string): RequestScope {
  const scope = storage.getStore()
  if (scope === undefined) throw misuse(NO_REQUEST, { call })
  return scope
}

// The app has registered what its `getRouter` makes.
provideRequestRouter(
  () => requireScope('getRouterInstance').router.get() as unknown as Promise<AppRouter>,
)
