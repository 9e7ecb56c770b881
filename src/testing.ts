/** `seamline/testing`: server functions and middleware in tests. */

import { app } from './internal/config.ts'
import { callServerFnOf, type CallServerFn } from './testing/call-server-fn.ts'
import { middlewareRunner, type RunMiddleware } from './testing/run-middleware.ts'
import { runServerMiddleware } from './testing/run-server-middleware.ts'

export * from './testing/public.ts'

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
export const runMiddleware: RunMiddleware = middlewareRunner(runServerMiddleware)

/**
 * Runs a function's validators, server middleware and handler. Needs no bundler and no msw server. With the Vite
 * plugin, global function middleware of `src/start.ts` runs too; `context` replaces that of the host and of global
 * request middleware.
 *
 * @param serverFn - a function of the server's side, compiled or not
 * @param options - the data, and the additions of client middleware, the host and the request
 * @returns the handler's result
 * @throws any error of the function, unmasked; SeamlineError `NO_IMPLEMENTATION` for a client stub, `NO_SERVER_FN`
 * for a value that is not a server function
 *
 * @example
 * ```ts
 * const note = await callServerFn(addNote, { data: { text: 'milk' }, headers: { authorization: 'Bearer t' } })
 * await expect(callServerFn(addNote, { data: { text: '' } })).rejects.toThrow(ValidationError)
 * ```
 */
export const callServerFn: CallServerFn = (serverFn, ...options) =>
  callServerFnOf(app, serverFn, ...options)
