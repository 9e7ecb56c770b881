import { usageError } from './errors/errors.ts'
import { NO_IMPLEMENTATION, NO_SERVER_SIDE } from './errors/catalog-testing.ts'
import type { CallServerFn } from './testing/call-server-fn.ts'
import { describeId } from './testing/describe-fn.ts'
import { middlewareRunner, type RunMiddleware } from './testing/run-middleware.ts'
import type { WithRequest } from './testing/with-request.ts'

export * from './testing/public.ts'

/** See testing.ts, whose types hold in every environment. */
export const callServerFn: CallServerFn = async (serverFn, ..._options) => {
  throw usageError(NO_IMPLEMENTATION, { serverFn: describeId(serverFn.serverFnMeta.id) })
}

/** See testing.ts, whose types hold in every environment. */
export const withRequest: WithRequest = async () => {
  throw usageError(NO_SERVER_SIDE, { call: 'withRequest()' })
}

/** See testing.ts, whose types hold in every environment. */
export const runMiddleware: RunMiddleware = middlewareRunner()
