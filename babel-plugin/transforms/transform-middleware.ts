import { RUNTIME } from '../model/definitions.ts'
import {
  markPure,
  objectText,
  removeCalls,
  wrapInCall,
  type TransformContext,
} from './edit-chain.ts'
import type { Chain } from '../analysis/read-chain.ts'
import type { TransformOptions } from '../model/types.ts'

/** The name in messages of a middleware that is written in a list, or returned by a factory. */
const UNNAMED = '(unnamed)'

/**
 * Error messages name the middleware that failed, so one with a function in this environment gets its name and file.
 *
 * ```ts
 * const auth = createMiddleware({ type: 'function' }).client(c).server(s)
 * // client: const auth = _namedMiddleware(createMiddleware({ type: 'function' }).client(c), { name, filename })
 * ```
 */
export function transformMiddleware(chain: Chain, context: TransformContext): void {
  const { environment, modulePath: filename, importRuntime, edits } = context
  const { whole, name = UNNAMED, source } = chain
  removeCalls(chain, context)
  if (hasMiddlewareFn(chain, context)) {
    const runtime = importRuntime(RUNTIME.namedMiddleware, RUNTIME.entry(source, environment))
    wrapInCall(whole, runtime, `, ${objectText({ name, filename })}`, context)
  }
  if (environment === 'client') markPure(whole, edits)
}

function hasMiddlewareFn({ methods }: Chain, { environment }: TransformOptions): boolean {
  return methods.some(
    ({ name, definition }) =>
      (name === 'client' || name === 'server') && definition.keptFor.includes(environment),
  )
}
