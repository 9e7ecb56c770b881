import { http, type HttpHandler } from 'msw'
import type { ClientApp } from '../client/client-app.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import { usageError } from '../errors/errors.ts'
import { NOT_A_RESOLVER } from '../errors/catalog-testing.ts'
import type { MaybePromise } from '../utils/type-helpers.ts'
import { typeName } from '../utils/type-name.ts'
import { answerAsEndpoint } from './mock-response.ts'
import { currentLog } from './call-log.ts'
import { assertStub, describeFn } from './describe-fn.ts'
import { abortWithCaller } from './abort-with-caller.ts'
import { endpointPattern } from './endpoint-pattern.ts'
import { rejectCall } from './reject-call.ts'

/**
 * What a resolver receives.
 *
 * @typeParam TInput - what the function takes
 */
export interface MockResolverArgs<TInput> {
  /** The caller's data, decoded; no validator has seen it. */
  readonly data: TInput
  /** What the client middleware sent as context. */
  readonly context: Readonly<Record<string, unknown>>
  /** The request, its body not read yet. */
  readonly request: Request
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal
  /** Sends context back, like `next({ sendContext })` in server middleware. */
  readonly sendContext: (values: object) => void
}

/**
 * Stands for a function's server: may return what the function returns, return a `Response` (one of msw
 * too, as `passthrough()`), and throw whatever a handler may throw.
 *
 * @typeParam TInput - what the function takes
 * @typeParam TResult - what the function gives
 */
export type MockResolver<TInput, TResult> = (
  args: MockResolverArgs<TInput>,
) => MaybePromise<TResult | Response>

/** Options of `mockServerFn()`. */
export interface MockOptions {
  /**
   * Whether the mock answers one call only; the next one is for the handler behind it.
   *
   * @defaultValue `false`
   */
  readonly once?: boolean
}

/**
 * An msw handler that answers the calls of a server function.
 *
 * @throws SeamlineError `NOT_A_STUB`, `NO_SERVER_FN`, `NOT_A_RESOLVER`
 */
export function mockServerFnOf<TInput, TResult>(
  app: ClientApp,
  serverFn: ServerFn<TInput, TResult>,
  resolver: MockResolver<TInput, TResult>,
  options: MockOptions = {},
): HttpHandler {
  assertStub(serverFn, 'mockServerFn()')
  if (typeof resolver !== 'function') {
    throw usageError(NOT_A_RESOLVER, {
      serverFn: describeFn(serverFn),
      received: typeName(resolver),
    })
  }
  const { id } = serverFn.serverFnMeta
  const name = `mockServerFn(${/`(.+?)`/.exec(describeFn(serverFn))?.[1] ?? id}, …)`
  const mocked = { app, id, name, method: serverFn.method }
  const handler = http.all(
    endpointPattern(app, id),
    async ({ request }) => {
      const log = currentLog()
      log.addUse(id)
      let ofMsw: Response | undefined
      const { response, unsendable } = await answerAsEndpoint(
        mocked,
        // What is passed through is sent as it came.
        request.clone(),
        async ({ data, ...call }) => {
          log.addCall(id, { data, context: call.context, headers: request.headers })
          // Its callers are held to the input's type.
          const result = await resolver({ ...call, request, data: data as TInput })
          if (!isForMsw(result)) return result
          ofMsw = result
          return undefined
        },
        log.addProblem,
      )
      if (ofMsw !== undefined) return ofMsw
      if (unsendable === undefined) return abortWithCaller(response, request)
      log.addProblem(unsendable)
      return rejectCall(unsendable)
    },
    options,
  )
  currentLog().addMock(handler, id)
  return handler
}

/** What msw itself reads: `passthrough()`, and `HttpResponse.error()`. */
function isForMsw(result: unknown): result is Response {
  return (
    result instanceof Response && (result.headers.has('x-msw-intention') || result.type === 'error')
  )
}
