import type { NodePath } from '@babel/traverse'
import { FILE_ROUTE } from './definitions.ts'
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
  /** Whether nothing is left of its options: it answers requests, and shows nothing. */
  readonly isServersAlone: boolean
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
  const removed = removeCallOptions(chain, environment)
  const options = optionsOf(chain)
  const left = options && literalOf(options)?.node.properties.length
  // A page's root is in the browser, whatever its options are.
  const isServersAlone = chain.definition.name === FILE_ROUTE && removed.length > 0 && left === 0
  return { removed, hasHandlers, isServersAlone }
}

function optionsOf({ path, isOptionsCall }: Chain): NodePath | undefined {
  const [options] = isOptionsCall && path.isCallExpression() ? path.get('arguments') : []
  return options
}

function findHandlers(chain: Chain): boolean {
  const options = optionsOf(chain)
  const server = options && propertyOf(options, 'server')
  const value = server?.isObjectProperty() ? server.get('value') : undefined
  return value !== undefined && propertyOf(value, 'handlers') !== undefined
}

function propertyOf(object: NodePath, name: string): NodePath | undefined {
  return literalOf(object)
    ?.get('properties')
    .find(({ node }) => node.type !== 'SpreadElement' && staticKey(node) === name)
}
