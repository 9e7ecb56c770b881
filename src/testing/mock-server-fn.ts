import { http, type HttpHandler } from 'msw'
import type { ClientApp } from '../client/client-app.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import { app as configuredApp } from '../internal/config.ts'
import { usageError } from '../errors/errors.ts'
import { NOT_A_RESOLVER } from '../errors/catalog-testing.ts'
import type { MaybePromise } from '../utils/maybe-promise.ts'
import { typeName } from '../utils/type-name.ts'
import { answerAsEndpoint, type DecodedCall } from './mock-response.ts'
import { currentLog } from './call-log.ts'
import { assertStub, describeId } from './describe-fn.ts'
import { abortWithCaller, endpointPattern } from './endpoint.ts'

/**
 * The arguments of a resolver.
 *
 * @typeParam TInput - the input of the function
 */
export interface MockResolverArgs<TInput> {
  /** The caller's data, decoded and not validated. */
  readonly data: TInput
  /** The context that the client middleware sent. */
  readonly context: Readonly<Record<string, unknown>>
  /** The request; its body has not been read. */
  readonly request: Request
  /** Aborts when the caller leaves. */
  readonly signal: AbortSignal
  /** Sends context back, like `next({ sendContext })` in server middleware. */
  readonly sendContext: (values: object) => void
}

/**
 * Replaces the server of a function. It may return the function's result or a `Response` (also one of msw,
 * such as `passthrough()`), and throw any error that a handler may throw.
 *
 * @typeParam TInput - the input of the function
 * @typeParam TResult - the result of the function
 */
export type MockResolver<TInput, TResult> = (
  args: MockResolverArgs<TInput>,
) => MaybePromise<TResult | Response>

/** Options of `mockServerFn()`. */
export interface MockOptions {
  /**
   * Whether the mock answers one call only; the next one goes to the handler before it.
   *
   * @defaultValue `false`
   */
  readonly once?: boolean
}

/**
 * An msw handler that answers the calls of a server function, for `setupServer` and `setupWorker`, with the same
 * bytes as the endpoint: values, streams, errors, redirects. Validators and server middleware do not run.
 *
 * @param serverFn - a client stub
 * @param resolver - replaces the function's server
 * @param options - `once` for a mock that answers one call only; by default it answers all
 * @throws SeamlineError `NOT_A_STUB` for a function that runs in process, `NO_SERVER_FN` for a value that is not a
 * server function, `NOT_A_RESOLVER` for a resolver that is not a function
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
  return mockServerFnOf(configuredApp, serverFn, resolver, once)
}

/** `mockServerFn` for an app. */
export function mockServerFnOf<TInput, TResult>(
  app: ClientApp,
  serverFn: ServerFn<TInput, TResult>,
  resolver: MockResolver<TInput, TResult>,
  once = false,
): HttpHandler {
  assertStub(serverFn, 'mockServerFn()')
  const { id } = serverFn.serverFnMeta
  const description = describeId(id)
  if (typeof resolver !== 'function') {
    throw usageError(NOT_A_RESOLVER, { serverFn: description, received: typeName(resolver) })
  }
  const name = `mockServerFn(${/`(.+?)`/.exec(description)?.[1] ?? id}, …)`
  const handler = http.all(
    endpointPattern(app, id),
    async ({ request }) => {
      const log = currentLog()
      log.addUse(id)
      let ofMsw: Response | undefined
      const run = async ({ data, ...call }: DecodedCall): Promise<unknown> => {
        log.addCall(id, { data, context: call.context, headers: request.headers })
        // The type of the function constrains its callers.
        const result = await resolver({ ...call, request, data: data as TInput })
        if (!isForMsw(result)) return result
        ofMsw = result
        return undefined
      }
      const mocked = { app, id, name, method: serverFn.method, run }
      // `passthrough()` sends the original request.
      const response = await answerAsEndpoint(mocked, request.clone(), log.addProblem)
      return ofMsw ?? abortWithCaller(response, request)
    },
    { once },
  )
  currentLog().addMock(handler, id)
  return handler
}

/** Whether msw itself handles a response: `passthrough()`, `HttpResponse.error()`. */
function isForMsw(result: unknown): result is Response {
  return (
    result instanceof Response && (result.headers.has('x-msw-intention') || result.type === 'error')
  )
}
