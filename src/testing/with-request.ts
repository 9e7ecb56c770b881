import { mergeHeaders } from '../http/merge-headers.ts'
import { app as configuredApp } from '../internal/config.ts'
import { currentScope, newScope } from '../server/request/request-context.ts'
import { enterScope, type RequestScope } from '../server/request/request-scope.ts'
import type { ServerApp } from '../server/request/server-app.ts'
import { EMPTY_CONTEXT, mergeContext } from '../model/context.ts'

/** The options of a `Request`, with a path in place of a URL. */
export interface TestRequestInit extends RequestInit {
  /**
   * The path and query.
   *
   * @defaultValue `'/'`
   */
  readonly path?: string
}

/** A request, or an object to make one from. */
export type TestRequest = Request | TestRequestInit

/**
 * The outcome of code that ran within a request.
 *
 * @typeParam TResult - the result of the code
 */
export interface WithinRequest<TResult> {
  /** The value that the code resolved to. */
  readonly result: TResult
  /** The status that was set, or `undefined`. */
  readonly status: number | undefined
  /** The headers that were set, cookies included. */
  readonly headers: Headers
  /** The `Set-Cookie` lines that were set, in order. */
  readonly cookies: readonly string[]
}

/** The type of `withRequest`. */
export type WithRequest = <TResult>(
  request: TestRequest,
  run: () => TResult,
) => Promise<WithinRequest<Awaited<TResult>>>

/**
 * Runs code within a request, so that the utilities of `seamline/server` work in it, and returns the values
 * that they set on the response.
 *
 * @param request - a `Request`, or an object to make one from: `{ headers: { cookie: 'theme=dark' } }`
 * @param run - the code; it may be asynchronous
 * @throws any error of the code; SeamlineError `NO_SERVER_SIDE` in a test on the browser's side
 *
 * @example
 * ```ts
 * const { result, cookies } = await withRequest({ headers: { cookie: 'theme=dark' } }, () => toggleTheme())
 * ```
 */
export const withRequest: WithRequest = async (request, run) => {
  const scope = await scopeFor(configuredApp, { request })
  const result = await enterScope(scope, run)
  const { status, headers } = scope.response
  return { result, status, headers, cookies: headers.getSetCookie() }
}

/** The options of a test that describe its request. */
export interface TestEnvironment {
  readonly request?: TestRequest | undefined
  /** Merged over those of the request. */
  readonly headers?: HeadersInit | undefined
  /** Merged over that of an enclosing request. */
  readonly context?: object | undefined
}

/** The scope in which a test runs code: that of `withRequest()`, unless the test has another request. */
export async function scopeFor(
  app: ServerApp,
  { request, headers, context }: TestEnvironment,
): Promise<RequestScope> {
  const around = request === undefined ? currentScope() : undefined
  // As in process, a call within a request replaces headers for the utilities, but not those of the `Request`.
  const scope = around ?? (await arrivedScope(app, withHeaders(toRequest(request ?? {}), headers)))
  return {
    ...scope,
    headers: mergeHeaders(scope.headers, headers),
    context: mergeContext(scope.context, context),
  }
}

async function arrivedScope(app: ServerApp, request: Request): Promise<RequestScope> {
  return newScope({ app, request, context: EMPTY_CONTEXT }, await app.start())
}

function withHeaders(request: Request, headers: HeadersInit | undefined): Request {
  if (headers === undefined) return request
  // The test may read its own request afterwards.
  return new Request(request.clone(), { headers: mergeHeaders(request.headers, headers) })
}

function toRequest(request: TestRequest): Request {
  if (request instanceof Request) return request
  const { path = '/', ...init } = request
  return new Request(new URL(path, 'http://localhost'), init)
}
