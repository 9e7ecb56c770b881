/** `seamline/testing`: server functions and middleware in tests. */

import { middlewareRunner, type RunMiddleware } from './testing/run-middleware.ts'
import { runRequestMiddleware } from './testing/run-request-middleware.ts'
import { runServerMiddleware } from './testing/run-server-middleware.ts'

export * from './testing/public.ts'

export { callServerFn } from './testing/call-server-fn.ts'
export { withRequest } from './testing/with-request.ts'

/**
 * Runs one middleware with its dependencies, and returns the arguments of each `next()`, the context, the
 * headers and the outcome. An error that the middleware throws is not rethrown: it is the `error`.
 *
 * @param middleware - any middleware
 * @param options - `side` selects `'client'`, `'server'`, or `'request'` for a request middleware around a
 * request
 * @throws SeamlineError `MIDDLEWARE_FN_MISSING` if it has no function for that side, `WRONG_SIDE` for a side that it
 * cannot have, `NO_MIDDLEWARE` for anything else; `NO_SERVER_SIDE` for `'server'` and `'request'` in a test
 * that sees the browser's side
 *
 * @example
 * ```ts
 * const { headers } = await runMiddleware(auth, { side: 'client' })
 * expect(headers.get('authorization')).toBe('Bearer t0ken')
 *
 * const { error, nextCalls } = await runMiddleware(auth, { side: 'server' })
 * expect(error).toMatchObject({ code: 'UNAUTHORIZED' })
 * expect(nextCalls).toEqual([])
 * ```
 */
export const runMiddleware: RunMiddleware = middlewareRunner({
  server: runServerMiddleware,
  request: runRequestMiddleware,
})
