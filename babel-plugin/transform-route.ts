import type { NodePath } from '@babel/traverse'
import type { Chain } from './read-chain.ts'
import { literalOf, removeCallOptions } from './server-options.ts'
import { staticKey } from './static-names.ts'
import type { SourceRange, TransformOptions } from './types.ts'

/** What became of a route. */
export interface RouteEdit {
  /** The parts of the source that are gone. */
  readonly removed: readonly SourceRange[]
  /** Whether its options have `server.handlers`, as far as that is written in this module. */
  readonly hasHandlers: boolean
}

/**
 * ```ts
 * createFileRoute('/notes')({ component: Notes, server: { handlers } })
 * // client: createFileRoute('/notes')({ component: Notes })
 * ```
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function transformRoute(chain: Chain, { environment }: TransformOptions): RouteEdit {
  // Looked for first: what is removed cannot be read any more.
  const hasHandlers = findHandlers(chain)
  return { removed: removeCallOptions(chain, environment), hasHandlers }
}

function findHandlers({ path, isOptionsCall }: Chain): boolean {
  const [options] = isOptionsCall && path.isCallExpression() ? path.get('arguments') : []
  const server = options && propertyOf(options, 'server')
  const value = server?.isObjectProperty() ? server.get('value') : undefined
  return value !== undefined && propertyOf(value, 'handlers') !== undefined
}

function propertyOf(object: NodePath, name: string): NodePath | undefined {
  return literalOf(object)
    ?.get('properties')
    .find(({ node }) => node.type !== 'SpreadElement' && staticKey(node) === name)
}
