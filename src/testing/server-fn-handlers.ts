import { promiseOf } from '../utils/maybe-promise.ts'
import { http, type HttpHandler } from 'msw'
import type { ServerFnsOptions } from '../app/create-start.ts'
import { app } from '../internal/config.ts'
import { testServer } from '../internal/test-server.ts'
import { serializersFor } from '../serialization/serializer.ts'
import { readCall } from '../server/endpoint/read-call.ts'
import { SeamlineError, usageError } from '../errors/errors.ts'
import { NOT_MOCKED } from '../errors/catalog-testing.ts'
import { DEFAULT_LIMITS, withLimits } from '../serialization/limits.ts'
import { currentLog, type CallLog } from './call-log.ts'
import { describeId } from './describe-fn.ts'
import { abortWithCaller, endpointPattern, idIn, NO_LIMITS, rejectCall } from './endpoint.ts'

/**
 * An msw handler for calls without a mock: each rejects with `NOT_MOCKED`, which names the function, and
 * `checkServerFns()` fails the test. Put it last in `setupServer()` or `setupWorker()`.
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

/** Options of `serverFnHandlers()`. */
export interface ServerFnHandlersOptions {
  /** The context that the host passes with each request; Node only. */
  readonly context?: object
  /** The headers that a browser adds to each request, such as cookies. */
  readonly headers?: HeadersInit
}

/**
 * msw handlers that pass calls to the app's real server in this process: client middleware, wire,
 * `src/start.ts`, `src/server.ts`, server middleware, validators and handlers all run. Requires Vitest with the
 * Vite plugin. In a browser, calls go to Vitest's own server instead. Earlier mocks take precedence.
 *
 * @param options - additions of the host and the browser to each request; none by default
 * @throws without the plugin, SeamlineError `NO_TEST_SERVER` from `checkServerFns()`, and a ProtocolError with this
 * code for each caller
 *
 * @example
 * ```ts
 * const server = setupServer(...serverFnHandlers())
 * ```
 */
export function serverFnHandlers({
  context = {},
  headers = {},
}: ServerFnHandlersOptions = {}): readonly HttpHandler[] {
  const handler = http.all(endpointPattern(app), async ({ request }) => {
    const log = currentLog()
    const server = await testServer.load().catch((error: unknown) => {
      // msw shows what the app's own modules throw.
      if (!(error instanceof SeamlineError)) throw error
      log.addProblem(error)
      return error
    })
    if (server instanceof SeamlineError) return rejectCall(server)
    const copy = request.clone()
    // If `src/start.ts` fails, the server's response reports it.
    const options = await server.options().catch(() => ({}))
    const sent = sameOriginRequest(request, options, headers)
    await record(copy, sent.headers, log)
    return abortWithCaller(await server.fetch(sent, { context }), request)
  })
  return [handler]
}

/** Adds the headers with which a browser names the origin of the page. Headers of the test override them. */
function sameOriginRequest(
  request: Request,
  { origin }: Pick<ServerFnsOptions, 'origin'>,
  headers: HeadersInit,
): Request {
  const overrides = new Headers(headers)
  const [configured = new URL(request.url).origin] = [origin ?? []].flat()
  const sent = new Request(request)
  sent.headers.set('origin', configured)
  // Holds behind a proxy too, but would allow any origin: not beside one of the test.
  if (overrides.has('origin')) sent.headers.delete('sec-fetch-site')
  else sent.headers.set('sec-fetch-site', 'same-origin')
  overrides.forEach((value, name) => sent.headers.set(name, value))
  return sent
}

/** Logs a request if it is a call; the server responds to all others. */
async function record(request: Request, headers: Headers, log: CallLog): Promise<void> {
  const { adapters } = await app.start()
  const method = request.method === 'POST' ? 'POST' : 'GET'
  const scope = { request, url: new URL(request.url) }
  const limits = withLimits(DEFAULT_LIMITS, NO_LIMITS)
  const options = { limits, serializers: serializersFor(adapters) }
  const call = await promiseOf(() => readCall(scope, method, options)).catch(() => undefined)
  if (call !== undefined) log.addCall(idIn(app, request), { ...call, headers })
}
