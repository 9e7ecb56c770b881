/** What the handlers of a test file have seen since it was last forgotten. */

import type { ServerFn } from '../core/create-server-fn.types.ts'
import { misuse, type SeamlineError } from '../shared/errors.ts'
import { MOCK_NOT_CALLED, NO_SERVER_FN } from '../shared/testing-errors.ts'
import { typeName } from '../shared/type-name.ts'
import { describeId, isServerFn } from './describe-fn.ts'

/**
 * A call as it reached the server's side.
 *
 * @typeParam TInput - what the function takes
 */
export interface RecordedCall<TInput> {
  /** The caller's data, decoded and not yet validated. */
  readonly data: TInput
  /** What the client halves sent as context. */
  readonly context: Readonly<Record<string, unknown>>
  /** The headers of the request. */
  readonly headers: Headers
}

const callsById = new Map<string, RecordedCall<unknown>[]>()
const uncalledMocks = new Map<object, string>()
const problems: SeamlineError[] = []

/**
 * The calls of a server function that `mockServerFn()` or `serverFnHandlers()` answered since the last
 * `resetCalls()`, in order.
 *
 * @param serverFn - a client stub
 * @throws SeamlineError `NO_SERVER_FN` for anything else
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
  if (!isServerFn(serverFn)) throw misuse(NO_SERVER_FN, { received: typeName(serverFn) })
  const recorded = callsById.get(serverFn.serverFnMeta.id) ?? []
  // The function's callers are held to its input's type, and only they fill the log.
  return [...recorded] as readonly RecordedCall<TInput>[]
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
  callsById.clear()
  uncalledMocks.clear()
  problems.length = 0
}

/**
 * Fails a test that went past its mocks: a function was called that nothing mocks, a resolver gave what
 * cannot be sent, or a function that the test has mocked was never called. For `afterEach`; whatever was
 * mocked before the last `resetCalls()` need not be called.
 *
 * @throws SeamlineError `NOT_MOCKED`, `RESULT_NOT_SERIALIZABLE`, `MOCK_NOT_CALLED`; AggregateError when
 * there are several
 *
 * @example
 * ```ts
 * afterEach(checkServerFns)
 * ```
 */
export function checkServerFns(): void {
  const unused = [...uncalledMocks.values()].map((id) =>
    misuse(MOCK_NOT_CALLED, { serverFn: describeId(id) }),
  )
  const found = [...problems, ...unused]
  const [only] = found
  if (found.length > 1) {
    throw new AggregateError(found, found.map(({ message }) => message).join('\n'))
  }
  if (only !== undefined) throw only
}

/** Takes note of a call. */
export function recordCall(id: string, call: RecordedCall<unknown>): void {
  callsById.set(id, [...(callsById.get(id) ?? []), call])
}

/** Takes note of a mock, which is to be called. */
export function recordMock(mock: object, id: string): void {
  uncalledMocks.set(mock, id)
}

/** Takes note that a mock of a function was called. One that it stands in front of has not been in vain. */
export function recordUse(id: string): void {
  for (const [mock, mocked] of uncalledMocks) {
    if (mocked === id) uncalledMocks.delete(mock)
  }
}

/** Takes note of what has to fail the test, whatever becomes of the call. */
export function recordProblem(problem: SeamlineError): void {
  problems.push(problem)
}
