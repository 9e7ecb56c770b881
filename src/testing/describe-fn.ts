import type { ServerFn } from '../core/create-server-fn.types.ts'
import { functionNames } from '../internal/test-server.ts'
import { typeName } from '../shared/type-name.ts'

/** What a message calls a value that should be a server function. */
export function describeFn(value: unknown): string {
  return isServerFn(value)
    ? describeId(value.serverFnMeta.id)
    : `What was passed, of type ${typeName(value)},`
}

/** What a message calls the function behind an id: stubs know no more of themselves than that. */
export function describeId(id: string): string {
  return functionNames.get(id) ?? `The server function with the id \`${id}\``
}

/** Whether a value is a server function, on either side. */
export function isServerFn(value: unknown): value is ServerFn<unknown, unknown> {
  return typeof value === 'function' && 'serverFnMeta' in value
}

/** Whether a function is one that sends requests. Only an implementation knows its name. */
export function isStub({ serverFnMeta }: ServerFn<never, unknown>): boolean {
  return serverFnMeta.name === undefined && serverFnMeta.id !== 'uncompiled'
}
