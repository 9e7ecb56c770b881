/** What the handlers of a test file have seen since it was last forgotten. */

import type { ServerFn } from '../model/server-fn.types.ts'
import { usageError } from '../errors/errors.ts'
import { MOCK_NOT_CALLED } from '../errors/catalog-testing.ts'
import { assertStub, describeId } from './describe-fn.ts'

/**
 * A call as it reached the server's side.
 *
 * @typeParam TInput - what the function takes
 */
export interface RecordedCall<TInput> {
  /** The caller's data, decoded and not yet validated. */
  readonly data: TInput
  /** What the client middleware sent as context. */
  readonly context: Readonly<Record<string, unknown>>
  /** The headers of the request. */
  readonly headers: Headers
}

/**
 * The log of one test. A handler keeps that of the test in which its call has come: what comes of it later
 * is nothing of the next test's.
 */
export class CallLog {
  readonly #callsById = new Map<string, RecordedCall<unknown>[]>()
  readonly #uncalledMocks = new Map<object, string>()
  readonly #problems: unknown[] = []

  calls(id: string): readonly RecordedCall<unknown>[] {
    return this.#callsById.get(id) ?? []
  }

  /** What has to fail the test. */
  get failures(): readonly unknown[] {
    const unused = [...this.#uncalledMocks.values()].map((id) =>
      usageError(MOCK_NOT_CALLED, { serverFn: describeId(id) }),
    )
    return [...this.#problems, ...unused]
  }

  /** Takes note of a call. */
  addCall(id: string, call: RecordedCall<unknown>): void {
    this.#callsById.set(id, [...this.calls(id), call])
  }

  /** Takes note of a mock, which is to be called. */
  addMock(mock: object, id: string): void {
    this.#uncalledMocks.set(mock, id)
  }

  /** Takes note that a mock of a function was called. One that it stands in front of has not been in vain. */
  addUse(id: string): void {
    for (const [mock, mocked] of this.#uncalledMocks) {
      if (mocked === id) this.#uncalledMocks.delete(mock)
    }
  }

  /** Takes note of what has to fail the test, whatever becomes of the call. */
  readonly addProblem = (problem: unknown): void => {
    this.#problems.push(problem)
    if (this === log) return
    // oxlint-disable-next-line no-console -- its test has ended, and nobody else would be told
    console.error('[seamline] After the test that made the call:', problem)
  }
}

let log = new CallLog()

/** The log of the test that runs. */
export function currentLog(): CallLog {
  return log
}

/**
 * The calls of a server function that `mockServerFn()` or `serverFnHandlers()` answered since the last
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
  // The function's callers are held to its input's type, and only they fill the log.
  return [...log.calls(serverFn.serverFnMeta.id)] as readonly RecordedCall<TInput>[]
}

/**
 * Forgets all calls and mocks, and what was wrong with them; for `beforeEach`.
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
 * Fails a test that went past its mocks: a function was called that nothing mocks, a resolver gave or threw
 * what cannot be sent, an assertion in a resolver failed, or a function that the test has mocked was never
 * called. For `afterEach`; whatever was mocked before the last `resetCalls()` need not be called.
 *
 * @throws SeamlineError `NOT_MOCKED`, `RESULT_NOT_SERIALIZABLE`, `MOCK_NOT_CALLED`; what an assertion threw;
 * AggregateError when there are several
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
