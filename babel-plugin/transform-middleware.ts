import * as t from '@babel/types'
import { RUNTIME } from './definitions.ts'
import { markPure, removeCalls } from './edit-chain.ts'
import type { Chain } from './read-chain.ts'
import type { ImportRuntime } from './runtime-imports.ts'
import type { SourceRange, TransformOptions } from './types.ts'

/** What a message calls a middleware that is written in a list, or returned by a factory. */
const UNNAMED = '(unnamed)'

/**
 * Messages name a middleware whose half went wrong, so one that has a half where it runs learns its
 * name and file.
 *
 * ```ts
 * const auth = createMiddleware({ type: 'function' }).client(c).server(s)
 * // client: const auth = _namedMiddleware(createMiddleware({ type: 'function' }).client(c), { name, filename })
 * ```
 *
 * @returns the parts of the source that are gone
 */
export function transformMiddleware(
  chain: Chain,
  options: TransformOptions,
  importRuntime: ImportRuntime,
): readonly SourceRange[] {
  const { environment, modulePath } = options
  const removed = removeCalls(chain, environment)
  const expression = chain.whole.node
  if (!t.isExpression(expression)) return removed
  if (environment === 'client') markPure(expression)
  if (!hasHalf(chain, options)) return removed
  const name = importRuntime(RUNTIME.namedMiddleware, RUNTIME.entry(chain.source, environment))
  const source = t.valueToNode({ name: chain.name ?? UNNAMED, filename: modulePath })
  const call = t.callExpression(name, [expression, source])
  if (environment === 'client') t.addComment(call, 'leading', ' @__PURE__ ')
  chain.whole.replaceWith(call)
  return removed
}

function hasHalf({ methods }: Chain, { environment }: TransformOptions): boolean {
  return methods.some(
    ({ name, definition }) =>
      (name === 'client' || name === 'server') && definition.keptFor.includes(environment),
  )
}
