/** The exports of `seamline/testing` in every environment; testing.ts and testing.browser.ts add the rest. */

export { calls, checkServerFns, resetCalls, type RecordedCall } from './call-log.ts'
export type { CallServerFn, CallServerFnOptions, CallServerFnSettings } from './call-server-fn.ts'
export {
  mockServerFn,
  type MockOptions,
  type MockResolver,
  type MockResolverArgs,
} from './mock-server-fn.ts'
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
export {
  serverFnHandlers,
  unmockedServerFns,
  type ServerFnHandlersOptions,
} from './server-fn-handlers.ts'
export type { TestRequest, TestRequestInit, WithinRequest, WithRequest } from './with-request.ts'
