import type * as t from '@babel/types'
import { literalOf } from '../analysis/literals.ts'
import { FILE_ROUTE } from '../model/definitions.ts'
import type { Chain } from '../analysis/read-chain.ts'
import { optionsOf, removeCallOptions } from './server-options.ts'
import { staticKey } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import type { TransformContext } from './edit-chain.ts'

/** How a route was changed. */
interface RouteEdit {
  /** Whether options were removed. */
  readonly isChanged: boolean
  /** Whether its options have `server.handlers`, as far as this module shows. */
  readonly hasHandlers: boolean
  /** Whether it has no other options: it handles requests, and renders nothing. */
  readonly isServerOnly: boolean
}

/**
 * ```ts
 * createFileRoute('/notes')({ component: Notes, server: { handlers } })
 * // client: createFileRoute('/notes')({ component: Notes })
 * ```
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function transformRoute(chain: Chain, context: TransformContext): RouteEdit {
  const { edits } = context
  const { syntax } = edits
  const isChanged = removeCallOptions(chain, context)
  const options = optionsOf(chain)
  const left = options && literalOf(options, syntax)?.properties
  // The root route is always in the browser.
  const isServerOnly =
    chain.definition.name === FILE_ROUTE &&
    isChanged &&
    left?.every((property) => edits.isRemoved(property)) === true
  return { isChanged, hasHandlers: findHandlers(options, syntax), isServerOnly }
}

function findHandlers(options: t.Node | undefined, syntax: Syntax): boolean {
  const server = options && propertyOf(options, 'server', syntax)
  const value = server?.type === 'ObjectProperty' ? server.value : undefined
  return value !== undefined && propertyOf(value, 'handlers', syntax) !== undefined
}

function propertyOf(object: t.Node, name: string, syntax: Syntax): t.Node | undefined {
  return literalOf(object, syntax)?.properties.find(
    (each) => each.type !== 'SpreadElement' && staticKey(each) === name,
  )
}
