/** What `seamline/testing` exports in every environment; testing.ts and testing.browser.ts add the rest. */

import type { HttpHandler } from 'msw'
import type { ServerFn } from '../model/server-fn.types.ts'
import { app } from '../internal/config.ts'
import { mockServerFnOf, type MockOptions, type MockResolver } from './mock-server-fn.ts'

export { calls, checkServerFns, resetCalls, type RecordedCall } from './call-log.ts'
export type { CallServerFn, CallServerFnOptions, CallServerFnSettings } from './call-server-fn.ts'
export type { MockOptions, MockResolver, MockResolverArgs } from './mock-server-fn.ts'
export type { RunMiddleware } from './run-middleware.ts'
export type {
  ClientRun,
  ClientRunOptions,
  FunctionRunOptions,
  MiddlewareRun,
  NextCall,
  NextOutcome,
  RequestNextOutcome,
  RequestRun,
  RequestRunOptions,
  RunOptions,
  ServerRun,
  ServerRunOptions,
} from './run-middleware.types.ts'
export { serverFnHandlers, type ServerFnHandlersOptions } from './server-fn-handlers.ts'
export type { TestRequest, TestRequestInit } from './test-request.ts'
export { unmockedServerFns } from './unmocked-server-fns.ts'
export type { WithinRequest, WithRequest } from './with-request.ts'

/**
 * An msw handler that answers the calls of a server function, for `setupServer` and `setupWorker`. The
 * answers are those of the endpoint, byte by byte: values, streams, errors, redirects. Validators and
 * server middleware do not run; the resolver stands for them too.
 *
 * @param serverFn - a client stub
 * @param resolver - stands for the function's server
 * @param options - `once` for a mock that answers one call only; it answers all of them when omitted
 * @throws SeamlineError `NOT_A_STUB` for a function that runs in process, `NO_SERVER_FN` for what is none,
 * `NOT_A_RESOLVER` for a resolver that is no function
 *
 * @example
 * ```ts
 * server.use(mockServerFn(addNote, ({ data }) => ({ id: 1, text: data.text })))
 * server.use(mockServerFn(addNote, () => { throw new ServerFnError('SOLD_OUT') }, { once: true }))
 * ```
 */
export function mockServerFn<TInput, TResult>(
  serverFn: ServerFn<TInput, TResult>,
  resolver: MockResolver<NoInfer<TInput>, NoInfer<TResult>>,
  { once = false }: MockOptions = {},
): HttpHandler {
  return mockServerFnOf(app, serverFn, resolver, { once })
}
