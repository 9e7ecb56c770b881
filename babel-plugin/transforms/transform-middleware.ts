import { RUNTIME } from '../model/definitions.ts'
import { markPure, objectText, removeCalls, wrapInCall } from './edit-chain.ts'
import type { Chain } from '../analysis/read-chain.ts'
import type { ImportRuntime } from '../edits/runtime-imports.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import type { TransformOptions } from '../model/types.ts'

/** What a message calls a middleware that is written in a list, or returned by a factory. */
const UNNAMED = '(unnamed)'

/**
 * Messages name a middleware whose side went wrong, so one that has a side where it runs learns its
 * name and file.
 *
 * ```ts
 * const auth = createMiddleware({ type: 'function' }).client(c).server(s)
 * // client: const auth = _namedMiddleware(createMiddleware({ type: 'function' }).client(c), { name, filename })
 * ```
 */
export function transformMiddleware(
  chain: Chain,
  options: TransformOptions,
  importRuntime: ImportRuntime,
  edits: TextEdits,
): void {
  const { environment, modulePath: filename } = options
  const { whole, name = UNNAMED, source } = chain
  removeCalls(chain, environment, edits)
  if (hasMiddlewareFn(chain, options)) {
    const runtime = importRuntime(RUNTIME.namedMiddleware, RUNTIME.entry(source, environment))
    const behind = `, ${objectText({ name, filename })}`
    wrapInCall(whole, runtime, { environment, behind }, edits)
  }
  if (environment === 'client') markPure(whole, edits)
}

function hasMiddlewareFn({ methods }: Chain, { environment }: TransformOptions): boolean {
  return methods.some(
    ({ name, definition }) =>
      (name === 'client' || name === 'server') && definition.keptFor.includes(environment),
  )
}
