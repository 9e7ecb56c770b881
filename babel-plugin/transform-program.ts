import type { NodePath, types as t } from '@babel/core'
import { readChains } from './read-chain.ts'
import { rememberUsed } from './remove-unused.ts'
import { runtimeImports } from './runtime-imports.ts'
import { transformMiddleware } from './transform-middleware.ts'
import { transformStart } from './transform-start.ts'
import { transformServerFn } from './transform-server-fn.ts'
import type { FoundFunction, SourceRange, TransformOptions, TransformReport } from './types.ts'

/**
 * Splits a module: find the chains, edit each one for the environment, remove what became unused.
 *
 * @returns `undefined` for a module without a chain of ours, which is left as it is
 * @throws CompileError for a chain that is ours and not understood
 */
export function transformProgram(
  program: NodePath<t.Program>,
  options: TransformOptions,
): TransformReport | undefined {
  const chains = readChains(program, options.sources)
  if (chains.length === 0) return undefined
  const removeUnused = rememberUsed(program)
  const importRuntime = runtimeImports(program)
  const functions: FoundFunction[] = []
  const removed: SourceRange[] = []
  for (const chain of chains) {
    if (chain.definition.kind === 'start') {
      removed.push(...transformStart(chain, options))
    } else if (chain.definition.kind === 'middleware') {
      removed.push(...transformMiddleware(chain, options, importRuntime))
    } else {
      const edit = transformServerFn(chain, options, importRuntime)
      removed.push(...edit.removed)
      if (edit.found !== undefined) functions.push(edit.found)
    }
  }
  if (options.environment === 'client') removed.push(...removeUnused())
  return { functions, removed }
}
