import { http, type HttpHandler } from 'msw'
import { app } from '../internal/config.ts'
import { usageError } from '../errors/errors.ts'
import { NOT_MOCKED } from '../errors/catalog-testing.ts'
import { currentLog } from './call-log.ts'
import { describeId } from './describe-fn.ts'
import { endpointPattern, idIn } from './endpoint-pattern.ts'
import { rejectCall } from './reject-call.ts'

/**
 * An msw handler for the calls that no mock answers: each rejects with `NOT_MOCKED`, which names the
 * function where msw by itself would name a URL, and `checkServerFns()` fails the test. Goes behind all
 * others, into `setupServer()` or `setupWorker()`.
 *
 * @example
 * ```ts
 * const server = setupServer(unmockedServerFns())
 * ```
 */
export function unmockedServerFns(): HttpHandler {
  return http.all(endpointPattern(app), ({ request }) => {
    const problem = usageError(NOT_MOCKED, { serverFn: describeId(idIn(app, request)) })
    currentLog().addProblem(problem)
    return rejectCall(problem)
  })
}
