import type { ServerFn } from '../model/server-fn.types.ts'
import { testServer } from '../internal/test-server.ts'
import { usageError } from '../errors/errors.ts'
import { NO_SERVER_FN, NOT_A_STUB } from '../errors/catalog-testing.ts'
import { typeName } from '../utils/type-name.ts'

/** What a message calls a server function. */
export function describeFn({ serverFnMeta }: AnyServerFn): string {
  return describeId(serverFnMeta.id)
}

/** What a message calls the function behind an id: stubs know no more of themselves than that. */
export function describeId(id: string): string {
  return testServer.functionNames.get(id) ?? `The server function with the id \`${id}\``
}

/** A server function, whatever it takes. */
type AnyServerFn = Pick<ServerFn<never, unknown>, 'serverFnMeta'>

/**
 * Makes sure that a value is a server function, on either side.
 *
 * @param call - who wants one, for the message
 * @throws SeamlineError `NO_SERVER_FN`
 */
export function assertServerFn(value: AnyServerFn, call: string): void {
  // Types do not hold where modules import each other, or a test has none.
  if (typeof value === 'function' && 'serverFnMeta' in value) return
  throw usageError(NO_SERVER_FN, { call, received: typeName(value) })
}

/**
 * Makes sure that a function is one that sends requests. Only an implementation knows its name.
 *
 * @throws SeamlineError `NOT_A_STUB`, `NO_SERVER_FN`
 */
export function assertStub(value: AnyServerFn, call: string): void {
  assertServerFn(value, call)
  const { name, id } = value.serverFnMeta
  if (name === undefined && id !== 'uncompiled') return
  throw usageError(NOT_A_STUB, { call, serverFn: describeFn(value) })
}
