import { app } from '../internal/config.ts'
import { enterScope } from '../server/request/request-scope.ts'
import { scopeFor, type TestRequest } from './test-request.ts'

/**
 * What code did within a request.
 *
 * @typeParam TResult - what it resolved to
 */
export interface WithinRequest<TResult> {
  /** What the function resolved to. */
  readonly result: TResult
  /** The status that was set; `undefined` where none was. */
  readonly status: number | undefined
  /** The headers that were set, cookies included. */
  readonly headers: Headers
  /** The `Set-Cookie` lines that were set, in order. */
  readonly cookies: readonly string[]
}

/** `withRequest` as its users see it. */
export type WithRequest = <TResult>(
  request: TestRequest,
  run: () => TResult,
) => Promise<WithinRequest<Awaited<TResult>>>

/**
 * Runs code within a request, so that the utilities of `seamline/server` work in it, and tells what they
 * have set on the answer.
 *
 * @param request - a `Request`, or what makes one: `{ headers: { cookie: 'theme=dark' } }`
 * @param run - the code; it may be asynchronous
 * @throws what the code throws; SeamlineError `NO_SERVER_SIDE` in a test that sees the browser's side
 *
 * @example
 * ```ts
 * const { result, cookies } = await withRequest({ headers: { cookie: 'theme=dark' } }, () => toggleTheme())
 * ```
 */
export const withRequest: WithRequest = async (request, run) => {
  const scope = await scopeFor(app, { request })
  const result = await enterScope(scope, run)
  const { status, headers } = scope.response
  return { result, status, headers, cookies: headers.getSetCookie() }
}
