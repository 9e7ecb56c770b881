import type { ClientApp } from '../client/client-app.ts'
import { SEND_CONTEXT } from '../model/outcome.ts'
import type { ServerPlan } from '../chain/server-chain.ts'
import type { ServerStep } from '../chain/server-steps.ts'
import { RESULT_NOT_SERIALIZABLE } from '../errors/catalog.ts'
import { SeamlineError } from '../errors/errors.ts'
import { EMPTY_CONTEXT, mergeContext, type Context } from '../model/context.ts'
import { isRedirect } from '../http/router-values.ts'
import { NO_LIMITS } from './no-limits.ts'
import type { ErrorReport } from '../app/create-start.ts'
import type { Endpoint } from '../server/endpoint/registry.ts'
import { handleServerFn } from '../server/endpoint/handle-call.ts'
import { reportError } from '../server/response/report-error.ts'
import { scopeOf, type ScopeStorage } from '../server/request/request-scope.ts'
import { EMPTY_APP } from '../app/app.ts'

/** A call as the endpoint has decoded it. */
export interface DecodedCall {
  readonly data: unknown
  readonly context: Context
  readonly signal: AbortSignal
  /** Adds to what is sent back. */
  readonly sendContext: (values: object) => void
}

/** A function whose answers are made up. */
export interface MockedFn {
  /** The app under test, of which there may be the browser's side alone. */
  readonly app: ClientApp
  readonly id: string
  /** As messages about its result shall call it. */
  readonly name: string
  readonly method: 'GET' | 'POST'
}

/** A request that was answered, and what the answer could not carry. */
export interface MockAnswer {
  readonly response: Response
  readonly unsendable: SeamlineError | undefined
}

/**
 * Answers a request by the endpoint's own code, with `run` in the place of the chain: nothing about
 * decoding, encoding and failing is written twice.
 *
 * @param onProblem - told of what has to fail the test, whatever the answer is: an assertion that failed, what
 * was thrown and cannot be sent, what a stream cannot carry
 */
export async function answerAsEndpoint(
  mocked: MockedFn,
  request: Request,
  run: (call: DecodedCall) => unknown,
  onProblem: (problem: unknown) => void,
): Promise<MockAnswer> {
  const app = { ...EMPTY_APP, ...mocked.app }
  let unsendable: SeamlineError | undefined
  let hasAnswered = false
  const onError = (report: ErrorReport): void => {
    const { error } = report
    const isUnsendable =
      error instanceof SeamlineError && error.code === RESULT_NOT_SERIALIZABLE.code
    if (isUnsendable && !hasAnswered) unsendable = error
    else if (isUnsendable || isAssertion(error) || isOfSending(error)) onProblem(error)
    // As a server without a hook of its own: what the caller is not told is in the log.
    else reportError(report, {})
  }
  let thrown: { readonly value: unknown } | undefined
  /** Whether it is told in the place of what was thrown, which cannot be sent. */
  const isOfSending = (error: unknown): boolean =>
    !hasAnswered && thrown !== undefined && error !== thrown.value
  const runNoting = async (call: DecodedCall): Promise<unknown> => {
    try {
      return await run(call)
    } catch (value) {
      thrown = { value }
      throw value
    }
  }
  const alone = {
    ...(await app.start()),
    // A mock stands for the whole server, which looks at origins before and has middleware around.
    requestMiddleware: [],
    serverFns: { csrf: false as const, onError },
  }
  const scope = scopeOf({ app, request, context: EMPTY_CONTEXT }, alone, NOWHERE)
  const endpoint = mockEndpoint(mocked, runNoting)
  const response = await handleServerFn(scope, alone, async () => endpoint)
  hasAnswered = true
  return { response, unsendable }
}

/** What `expect` and `assert` throw, of Vitest and Node, and of Jest. */
function isAssertion(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AssertionError' || 'matcherResult' in error)
}

/** A browser has nowhere to keep a scope: a resolver is handed what it needs. */
const NOWHERE: ScopeStorage = { run: (_scope, answer) => answer() }

function mockEndpoint(
  { id, name, method }: MockedFn,
  run: (call: DecodedCall) => unknown,
): Endpoint {
  const link: ServerStep = async (state) => {
    let sent = EMPTY_CONTEXT
    const result = await run({
      data: state.input,
      context: state.context,
      signal: state.call.signal ?? new AbortController().signal,
      sendContext: (values) => {
        sent = mergeContext(sent, values)
      },
    })
    if (isRedirect(result)) throw result
    return { result, context: state.context, [SEND_CONTEXT]: sent }
  }
  const plan: ServerPlan = {
    steps: [link],
    validatesData: false,
    takesClientContext: true,
    validatesContext: false,
  }
  const definition = { kind: 'serverFn', method, middleware: [], limits: NO_LIMITS } as const
  return {
    implementation: { definition, meta: { id, name, filename: 'mock' }, handler: unreached },
    plan: () => plan,
  }
}

/** The link runs nothing that is behind it. */
function unreached(): undefined {}
