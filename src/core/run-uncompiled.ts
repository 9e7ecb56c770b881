import { NOT_COMPILED } from '../shared/error-catalog.ts'
import { misuse } from '../shared/errors.ts'
import { localServerFn } from './call-locally.ts'
import type { BuilderEnvironment } from './builder-environment.ts'
import { toServerFn } from './to-server-fn.ts'

/**
 * On a server, a function that no transform has seen runs in process, so that plain unit tests need
 * no plugin. It has no endpoint.
 */
export const runUncompiled: BuilderEnvironment['uncompiledServerFn'] = (definition, handler) => {
  const meta = { id: 'uncompiled', name: handler.name || 'anonymous', filename: 'unknown' }
  const { call } = localServerFn({ definition, meta, handler })
  return toServerFn(call, {
    method: definition.method,
    serverFnMeta: meta,
    url: () => {
      throw misuse(NOT_COMPILED, { subject: 'The server function whose `url` was read' })
    },
  })
}
