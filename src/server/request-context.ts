import { AsyncLocalStorage } from 'node:async_hooks'
import { NO_REQUEST } from '../shared/error-catalog.ts'
import { misuse } from '../shared/errors.ts'
import { EMPTY_CONTEXT, type Context } from '../shared/merge-context.ts'

/** What belongs to the request that is being answered. */
export interface RequestScope {
  readonly request: Request
  /** What the host and request middleware put into the context. */
  readonly context: Context
  /** What handlers and middleware add to the answer. */
  readonly response: PendingResponse
}

/** The part of an answer that may be set before there is one: the one mutable thing of a request. */
export interface PendingResponse {
  status: number | undefined
  statusText: string | undefined
  readonly headers: Headers
}

const storage = new AsyncLocalStorage<RequestScope>()

/** Runs `answer` as the request's: the server utilities read and write its scope. */
export function withRequestScope<T>(
  request: Request,
  context: Context,
  answer: (scope: RequestScope) => T,
): T {
  const scope: RequestScope = {
    request,
    context,
    response: { status: undefined, statusText: undefined, headers: new Headers() },
  }
  return storage.run(scope, answer, scope)
}

/** The context of the request around the caller; empty outside a request. */
export function requestContext(): Context {
  return storage.getStore()?.context ?? EMPTY_CONTEXT
}

/**
 * The request that is being answered.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 */
export function getRequest(): Request {
  return scopeOf('getRequest').request
}

/**
 * The headers of the request that is being answered.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 */
export function getRequestHeaders(): Headers {
  return scopeOf('getRequestHeaders').request.headers
}

/**
 * One header of the request that is being answered; `undefined` when it has none of this name.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 *
 * @example
 * ```ts
 * const authorization = getRequestHeader('authorization')
 * ```
 */
export function getRequestHeader(name: string): string | undefined {
  return scopeOf('getRequestHeader').request.headers.get(name) ?? undefined
}

/**
 * Sets the status of the answer; it survives every outcome that has no status of its own.
 *
 * @param code - from 200 to 599
 * @param text - the reason phrase; the standard one when omitted
 * @throws SeamlineError `NO_REQUEST` outside a request
 */
export function setResponseStatus(code: number, text?: string): void {
  const { response } = scopeOf('setResponseStatus')
  response.status = code
  response.statusText = text
}

/**
 * Sets a header of the answer; it survives every outcome. A list becomes one line per value.
 *
 * @throws SeamlineError `NO_REQUEST` outside a request
 */
export function setResponseHeader(name: string, value: string | readonly string[]): void {
  const { headers } = scopeOf('setResponseHeader').response
  headers.delete(name)
  for (const line of typeof value === 'string' ? [value] : value) headers.append(name, line)
}

function scopeOf(call: string): RequestScope {
  const scope = storage.getStore()
  if (scope === undefined) throw misuse(NO_REQUEST, { call })
  return scope
}
