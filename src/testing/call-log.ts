import type { ServerFn } from '../model/server-fn.types.ts'
import { usageError } from '../errors/errors.ts'
import { MOCK_NOT_CALLED } from '../errors/catalog-testing.ts'
import { assertStub, describeId } from './describe-fn.ts'

/**
 * A call as it reached the server.
 *
 * @typeParam TInput - the input of the function
 */
export interface RecordedCall<TInput> {
  /** The caller's data, decoded and not yet validated. */
  readonly data: TInput
  /** The context that the client middleware sent. */
  readonly context: Readonly<Record<string, unknown>>
  /** The headers of the request. */
  readonly headers: Headers
}

/** The log of one test. A handler keeps the log in which its call began, so that later tests are not affected. */
export class CallLog {
  readonly #callsById = new Map<string, RecordedCall<unknown>[]>()
  readonly #uncalledMocks = new Map<object, string>()
  readonly #problems: unknown[] = []

  calls(id: string): readonly RecordedCall<unknown>[] {
    return this.#callsById.get(id) ?? []
  }

  /** The reasons to fail the test. */
  get failures(): readonly unknown[] {
    const unused = [...this.#uncalledMocks.values()].map((id) =>
      usageError(MOCK_NOT_CALLED, { serverFn: describeId(id) }),
    )
    return [...this.#problems, ...unused]
  }

  addCall(id: string, call: RecordedCall<unknown>): void {
    this.#callsById.set(id, [...this.calls(id), call])
  }

  addMock(mock: object, id: string): void {
    this.#uncalledMocks.set(mock, id)
  }

  /** Records that a mock of a function was called, which also covers the mocks that it overrides. */
  addUse(id: string): void {
    for (const [mock, mocked] of this.#uncalledMocks) {
      if (mocked === id) this.#uncalledMocks.delete(mock)
    }
  }

  /** Adds a reason to fail the test, whatever the outcome of the call. */
  readonly addProblem = (problem: unknown): void => {
    this.#problems.push(problem)
    if (this === log) return
    // oxlint-disable-next-line no-console -- the test has ended, and no check will report the problem
    console.error('[seamline] After the test that made the call:', problem)
  }
}

let log = new CallLog()

/** The log of the running test. */
export function currentLog(): CallLog {
  return log
}

/**
 * Lists the calls of a server function that `mockServerFn()` or `serverFnHandlers()` answered since the last
 * `resetCalls()`, in order.
 *
 * @param serverFn - a client stub
 * @throws SeamlineError `NOT_A_STUB` for a function that runs in process, `NO_SERVER_FN` for anything else
 *
 * @example
 * ```ts
 * expect(calls(addNote)).toMatchObject([{ data: { text: 'milk' } }])
 * expect(calls(addNote)[0]?.headers.get('authorization')).toBe('Bearer t0ken')
 * ```
 */
export function calls<TInput>(
  serverFn: ServerFn<TInput, unknown>,
): readonly RecordedCall<TInput>[] {
  assertStub(serverFn, 'calls()')
  // The type of the function constrains its callers, and only their calls are logged.
  return [...log.calls(serverFn.serverFnMeta.id)] as readonly RecordedCall<TInput>[]
}

/**
 * Clears the log: calls, problems, and the mocks that have to be called. For `beforeEach`.
 *
 * @example
 * ```ts
 * beforeEach(resetCalls)
 * ```
 */
export function resetCalls(): void {
  log = new CallLog()
}

/**
 * Fails the test if it called a function without a mock, never called a function that it mocked, had a resolver
 * return or throw a value that cannot be sent, or failed an assertion in a resolver. For `afterEach`.
 *
 * @throws SeamlineError `NOT_MOCKED`, `RESULT_NOT_SERIALIZABLE`, `MOCK_NOT_CALLED`; the error of an assertion;
 * AggregateError for several
 *
 * @example
 * ```ts
 * afterEach(checkServerFns)
 * ```
 */
export function checkServerFns(): void {
  const { failures } = log
  if (failures.length > 1) {
    throw new AggregateError(failures, failures.map(messageOf).join('\n'))
  }
  if (failures.length > 0) throw failures[0]
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}
