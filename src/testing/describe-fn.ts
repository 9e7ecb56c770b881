import type { ServerFn } from '../model/server-fn.types.ts'
import { testServer } from '../internal/test-server.ts'
import { usageError } from '../errors/errors.ts'
import { NO_SERVER_FN, NOT_A_STUB } from '../errors/catalog-testing.ts'
import { typeName } from '../utils/type-name.ts'

/** Names a function in messages by its id: a stub has no name. */
export function describeId(id: string): string {
  return testServer.functionNames.get(id) ?? `The server function with the id \`${id}\``
}

type AnyServerFn = Pick<ServerFn<never, unknown>, 'serverFnMeta'>

/**
 * @param call - the function that received the value, for the message
 * @throws SeamlineError `NO_SERVER_FN` for a value of another kind, as import cycles leave it
 */
export function assertServerFn(value: AnyServerFn, call: string): void {
  if (typeof value === 'function' && 'serverFnMeta' in value) return
  throw usageError(NO_SERVER_FN, { call, received: typeName(value) })
}

/** @throws SeamlineError `NOT_A_STUB` for an implementation, `NO_SERVER_FN` */
export function assertStub(value: AnyServerFn, call: string): void {
  assertServerFn(value, call)
  const { name, id } = value.serverFnMeta
  // Only an implementation has a name.
  if (name === undefined && id !== 'uncompiled') return
  throw usageError(NOT_A_STUB, { call, serverFn: describeId(id) })
}
