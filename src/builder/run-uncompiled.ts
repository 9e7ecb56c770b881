import { NOT_COMPILED } from '../errors/catalog.ts'
import { usageError } from '../errors/errors.ts'
import { localServerFn } from '../chain/call-in-process.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import type { BuilderEnvironment } from './builder-environment.ts'
import type { PlannedServerFn } from '../chain/server-chain.ts'
import { toServerFn } from './to-server-fn.ts'

/**
 * On a server, a function that was not compiled runs in process, so that plain unit tests need no plugin. It has no
 * endpoint.
 */
export const runUncompiled: BuilderEnvironment['uncompiledServerFn'] = (definition, handler) => {
  const meta = { id: 'uncompiled', name: handler.name || 'anonymous', filename: 'unknown' }
  const implementation = { definition, meta, handler }
  const { call, plan } = localServerFn(implementation)
  const announced = isProduction() ? announcing(call, meta.name) : call
  const serverFn = toServerFn(announced, {
    method: definition.method,
    serverFnMeta: meta,
    url: () => {
      throw usageError(NOT_COMPILED, { subject: 'The server function whose `url` was read' })
    },
  })
  uncompiled.set(serverFn, { implementation, plan })
  return serverFn
}

const uncompiled = new WeakMap<ServerFn<unknown, unknown>, PlannedServerFn>()

/** `undefined` for a compiled function. */
export function uncompiledServerSide(
  serverFn: ServerFn<unknown, unknown>,
): PlannedServerFn | undefined {
  return uncompiled.get(serverFn)
}

/** Tests and scripts run uncompiled code on purpose; a production server hardly does. */
function isProduction(): boolean {
  return typeof process === 'object' && process.env.NODE_ENV === 'production'
}

/** Warns at the first call that the build did not compile the function. */
function announcing<TArgs extends readonly unknown[], TResult>(
  call: (...args: TArgs) => TResult,
  name: string,
): (...args: TArgs) => TResult {
  let isAnnounced = false
  return (...args) => {
    if (!isAnnounced) {
      isAnnounced = true
      const subject = `A server function (handler: ${name}) in production`
      // oxlint-disable-next-line no-console -- the caller did nothing wrong
      console.warn(usageError(NOT_COMPILED, { subject }).message)
    }
    return call(...args)
  }
}
