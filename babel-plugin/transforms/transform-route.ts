import type * as t from '@babel/types'
import { literalOf } from '../analysis/literals.ts'
import { FILE_ROUTE } from '../model/definitions.ts'
import type { Chain } from '../analysis/read-chain.ts'
import { optionsOf, removeCallOptions } from './server-options.ts'
import { staticKey } from '../model/static-names.ts'
import type { Syntax } from '../model/syntax.ts'
import type { TextEdits } from '../edits/text-edits.ts'
import type { TransformOptions } from '../model/types.ts'

/** What became of a route. */
export interface RouteEdit {
  /** Whether its options have lost something. */
  readonly isChanged: boolean
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
export function transformRoute(
  chain: Chain,
  { environment }: TransformOptions,
  edits: TextEdits,
): RouteEdit {
  const { syntax } = edits
  const isChanged = removeCallOptions(chain, environment, edits)
  const options = optionsOf(chain)
  const left = options && literalOf(options, syntax)?.properties
  // A page's root is in the browser, whatever its options are.
  const isServersAlone =
    chain.definition.name === FILE_ROUTE &&
    isChanged &&
    left?.every((property) => edits.isRemoved(property)) === true
  return { isChanged, hasHandlers: findHandlers(options, syntax), isServersAlone }
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
