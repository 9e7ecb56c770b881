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
 * Calls the server side of a function alone: validators, server middleware and the handler run, client
 * sides and the wire do not. Needs no bundler and no msw server. Of `src/start.ts`, where the Vite plugin
 * is at work, global function middleware run; what global request middleware do, `context` stands for.
 *
 * @param serverFn - a function of the server's side, compiled or not
 * @param options - the data, and what client sides, the host and the request would have brought
 * @returns the handler's result, as it returned it
 * @throws what was thrown, as it was thrown; SeamlineError `NO_IMPLEMENTATION` for a client stub,
 * `NO_SERVER_FN` for what is no server function
 *
 * @example
 * ```ts
 * const note = await callServerFn(addNote, { data: { text: 'milk' }, headers: { authorization: 'Bearer t' } })
 * await expect(callServerFn(addNote, { data: { text: '' } })).rejects.toThrow(ValidationError)
 * ```
 */
export const callServerFn: CallServerFn = (serverFn, ...options) =>
  callServerFnOf(app, serverFn, ...options)
