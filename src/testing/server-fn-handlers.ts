import { http, type HttpHandler } from 'msw'
import { app } from '../internal/config.ts'
import { testServer } from '../internal/test-server.ts'
import { serializersFor } from '../serialization/serializer.ts'
import { readCall } from '../server/endpoint/read-call.ts'
import { SeamlineError } from '../errors/errors.ts'
import { DEFAULT_LIMITS, withLimits } from '../serialization/limits.ts'
import { sameOriginRequest } from './same-origin-request.ts'
import { currentLog, type CallLog } from './call-log.ts'
import { abortWithCaller } from './abort-with-caller.ts'
import { endpointPattern, idIn } from './endpoint-pattern.ts'
import { NO_LIMITS } from './no-limits.ts'
import { rejectCall } from './reject-call.ts'

/** Options of `serverFnHandlers()`. */
export interface ServerFnHandlersOptions {
  /** What the host puts into the context of every request. */
  readonly context?: object
  /** What the browser adds to every request by itself: cookies, for instance. */
  readonly headers?: HeadersInit
}

/**
 * msw handlers that pass calls to the app's real server in this process: client middleware, wire,
 * `src/start.ts`, `src/server.ts`, server middleware, validators and handlers all run. Needs Vitest with the
 * Vite plugin, in Node. Mocks that come before take precedence.
 *
 * @param options - what the host and the browser add to every request; nothing when omitted
 * @throws SeamlineError `NO_TEST_SERVER` from `checkServerFns()`, and a ProtocolError of this code for each
 * caller, where no plugin is at work
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
    const server = await testServer.load().catch((error: unknown) => toProblem(error, log))
    if (server instanceof SeamlineError) return rejectCall(server)
    const copy = request.clone()
    // What is wrong with `src/start.ts` is for the server to answer.
    const options = await server.options().catch(() => ({}))
    const sent = sameOriginRequest(request, options, headers)
    await record(copy, sent.headers, log)
    return abortWithCaller(await server.fetch(sent, { context }), request)
  })
  return [handler]
}

/** Misuse is told to the caller and fails the check; what the app’s own modules throw is for msw to show. */
function toProblem(error: unknown, log: CallLog): SeamlineError {
  if (!(error instanceof SeamlineError)) throw error
  log.addProblem(error)
  return error
}

/** Takes note of a call, if it is one: what it is answered is the server's business. */
async function record(request: Request, headers: Headers, log: CallLog): Promise<void> {
  const { adapters } = await app.start()
  const method = request.method === 'POST' ? 'POST' : 'GET'
  const scope = { request, url: new URL(request.url) }
  const limits = withLimits(DEFAULT_LIMITS, NO_LIMITS)
  const options = { limits, serializers: serializersFor(adapters) }
  const call = await readCall(scope, method, options).catch(() => undefined)
  if (call !== undefined) log.addCall(idIn(app, request), { ...call, headers })
}
