import { http, type HttpHandler } from 'msw'
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
import { mendFiles } from './mend-files.ts'
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
  assertStub(serverFn, 'mockServerFn()')
  if (typeof resolver !== 'function') {
    throw usageError(NOT_A_RESOLVER, {
      serverFn: describeFn(serverFn),
      received: typeName(resolver),
    })
  }
  mendFiles()
  const { id } = serverFn.serverFnMeta
  const name = `mockServerFn(${/`(.+?)`/.exec(describeFn(serverFn))?.[1] ?? id}, …)`
  const mocked = { id, name, method: serverFn.method }
  const handler = http.all(
    endpointPattern(id),
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
    { once },
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
