import type { NodePath } from '@babel/traverse'
import type { Chain } from './read-chain.ts'
import { optionsCallback, removeServerOptions } from './server-options.ts'
import { returnedValues } from './terms.ts'
import type { SourceRange, TransformOptions } from './types.ts'

/**
 * ```ts
 * createStart(() => ({ functionMiddleware: [a], requestMiddleware: [b] }))
 * // client: createStart(() => ({ functionMiddleware: [a] }))
 * ```
 *
 * @returns the parts of the source that are gone
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function transformStart(
  chain: Chain,
  { environment }: TransformOptions,
): readonly SourceRange[] {
  return startOptions(chain).flatMap((object) =>
    removeServerOptions(object, chain.definition.serverOptions, environment),
  )
}

/**
 * The objects that the callback of `createStart` may return.
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function startOptions({ path }: Chain): readonly NodePath[] {
  return path.isCallExpression() ? returnedValues(optionsCallback(path)) : []
}
