import { NOT_COMPILED } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import type { BuilderEnvironment } from './builder-environment.ts'
import { toServerFn } from './to-server-fn.ts'

/** In a browser, a function that was not compiled throws: its handler should not be there. */
export const refuseUncompiled: BuilderEnvironment['uncompiledServerFn'] = ({ method }) =>
  toServerFn(async () => refuse(), { method, serverFnMeta: { id: 'uncompiled' }, url: refuse })

export function refuse(): never {
  throw usageError(NOT_COMPILED, { subject: 'A server function called in the browser' })
}
