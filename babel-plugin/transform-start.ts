import type { Chain } from './read-chain.ts'
import { rememberUsedLocals } from './remove-unused.ts'
import { optionsCallback, removeServerOptions, returnedObjects } from './server-options.ts'
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
  { path, definition }: Chain,
  { environment }: TransformOptions,
): readonly SourceRange[] {
  if (!path.isCallExpression()) return []
  const callback = optionsCallback(path)
  const removeUnused = rememberUsedLocals(callback)
  const removed = returnedObjects(callback).flatMap((object) =>
    removeServerOptions(object, definition.serverOptions, environment),
  )
  return environment === 'client' ? [...removed, ...removeUnused()] : removed
}
