import { NOT_COMPILED } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import { DEFINITION, type ServerFnDefinition } from '../model/definition.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import { createStub } from './stub.ts'

/** In a browser, a function that was not compiled throws: its handler should not be there. */
export function refuseUncompiled(definition: ServerFnDefinition): ServerFn<unknown, unknown> {
  // A stub asks for its app before it sends anything.
  return createStub(refuse, { [DEFINITION]: definition }, 'uncompiled')
}

export function refuse(): never {
  throw usageError(NOT_COMPILED, { subject: 'A server function called in the browser' })
}
