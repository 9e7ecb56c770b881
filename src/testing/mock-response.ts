import type { ClientApp } from '../client/client-app.ts'
import { SEND_CONTEXT } from '../model/outcome.ts'
import type { ServerStep } from '../chain/server-steps.ts'
import { RESULT_NOT_SERIALIZABLE } from '../errors/catalog.ts'
import { SeamlineError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import { isRedirect } from '../http/router-values.ts'
import type { ErrorReport } from '../app/create-start.ts'
import type { Endpoint } from '../server/endpoint/registry.ts'
import { handleServerFn } from '../server/endpoint/handle-call.ts'
import { reportError } from '../server/response/report-error.ts'
import { scopeOf, type ScopeStorage } from '../server/request/request-scope.ts'
import { EMPTY_APP } from '../app/app.ts'
import { NO_START, type ResolvedStart } from '../app/resolved-start.ts'
import { NO_LIMITS, rejectCall } from './endpoint.ts'

/** A call as the endpoint has decoded it. */
export interface DecodedCall {
  readonly data: unknown
  readonly context: Context
  readonly signal: AbortSignal
  /** Adds to the context that is sent back. */
  readonly sendContext: (values: object) => void
}

export interface MockedFn {
  /** The app under test, which may have a browser's side only. */
  readonly app: ClientApp
  readonly id: string
  /** For messages about the result. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Replaces the chain. */
  readonly run: (call: DecodedCall) => unknown
}

/**
 * Responds to a request with the endpoint's own code, so that a mock decodes, encodes and fails alike.
 *
 * @param onProblem - called for each reason to fail the test: a failed assertion, a value that cannot be sent
 */
export async function answerAsEndpoint(
  mocked: MockedFn,
  request: Request,
  onProblem: (problem: unknown) => void,
): Promise<Response> {
  let unsendable: SeamlineError | undefined
  let thrown: { readonly value: unknown } | undefined
  let hasAnswered = false
  const onError = (report: ErrorReport): void => {
    const { error } = report
    const isUnsendable =
      error instanceof SeamlineError && error.code === RESULT_NOT_SERIALIZABLE.code
    // Encoding failed with another error than the one that was thrown.
    const isOfEncoding = !hasAnswered && thrown !== undefined && error !== thrown.value
    if (isUnsendable && !hasAnswered) unsendable = error
    else if (isUnsendable || isAssertion(error) || isOfEncoding) onProblem(error)
    // Logs masked errors, as a server without an `onError` of its own.
    else reportError(report, {})
  }
  const run = async (call: DecodedCall): Promise<unknown> => {
    try {
      return await mocked.run(call)
    } catch (value) {
      thrown = { value }
      throw value
    }
  }
  const start: ResolvedStart = {
    ...NO_START,
    adapters: (await mocked.app.start()).adapters,
    // A mock replaces the check of origins and request middleware too.
    serverFns: { csrf: false, onError },
  }
  const app = { ...EMPTY_APP, ...mocked.app, start: () => start }
  const scope = scopeOf({ app, request, context: EMPTY_CONTEXT }, start, NO_STORAGE)
  const endpoint = mockEndpoint({ ...mocked, run })
  const response = await handleServerFn(scope, start, async () => endpoint)
  hasAnswered = true
  if (unsendable === undefined) return response
  onProblem(unsendable)
  return rejectCall(unsendable)
}

/** Whether an error is from `expect` or `assert`, of Vitest, Node or Jest. */
function isAssertion(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AssertionError' || 'matcherResult' in error)
}

/** A browser has no `AsyncLocalStorage`; a resolver receives the request as an argument. */
const NO_STORAGE: ScopeStorage = { run: (_scope, answer) => answer() }

function mockEndpoint({ id, name, method, run }: MockedFn): Endpoint {
  const step: ServerStep = async ({ input, context, call }) => {
    let sent = EMPTY_CONTEXT
    const result = await run({
      data: input,
      context,
      signal: call.signal ?? new AbortController().signal,
      sendContext: (values) => {
        sent = mergeContext(sent, values)
      },
    })
    if (isRedirect(result)) throw result
    return { result, context, [SEND_CONTEXT]: sent }
  }
  const definition = { kind: 'serverFn', method, middleware: [], limits: NO_LIMITS } as const
  return {
    implementation: {
      definition,
      meta: { id, name, filename: 'mock' },
      // The only step calls no `next()`.
      handler: () => undefined,
    },
    plan: () => ({
      steps: [step],
      validatesData: false,
      takesClientContext: true,
      validatesContext: false,
    }),
  }
}
