import type { Chain } from './read-chain.ts'
import { removeCallOptions } from './server-options.ts'
import type { SourceRange, TransformOptions } from './types.ts'

/**
 * ```ts
 * createFileRoute('/notes')({ component: Notes, server: { handlers } })
 * // client: createFileRoute('/notes')({ component: Notes })
 * ```
 *
 * @returns the parts of the source that are gone
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function transformRoute(
  chain: Chain,
  { environment }: TransformOptions,
): readonly SourceRange[] {
  return removeCallOptions(chain, environment)
}
