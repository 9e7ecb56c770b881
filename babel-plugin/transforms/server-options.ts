import type * as t from '@babel/types'
import { refuse } from '../model/code-errors.ts'
import { constantOf, isUndefined, literalOf, PLAIN_LITERALS } from '../analysis/literals.ts'
import { FILE_ROUTE, type ServerOptions } from '../model/definitions.ts'
import type { Chain } from '../analysis/read-chain.ts'
import { staticKey, unwrapped, returnedValues } from '../model/nodes.ts'
import type { Syntax } from '../model/syntax.ts'
import type { TransformContext } from './edit-chain.ts'

/** Removes server-only keys for the client; on the server it checks that it could. Returns whether it removed any. */
function removeServerOptions(
  options: t.Node,
  { keys, nested }: ServerOptions,
  context: TransformContext,
): boolean {
  const { environment, edits } = context
  const { syntax } = edits
  let isChanged = false
  for (const property of objectOf(options, syntax).properties) {
    if (property.type === 'SpreadElement') {
      checkSpread(property, { keys, nested }, syntax)
      continue
    }
    const name = staticKey(property)
    if (name === undefined) throw refuse(property, 'OPTIONS_NOT_PLAIN', syntax)
    if (keys.includes(name)) {
      isChanged ||= environment === 'client'
      if (environment === 'client') edits.removeNode(property)
      continue
    }
    const inner = nested[name]
    if (inner === undefined) continue
    const value = property.type === 'ObjectProperty' ? property.value : property
    isChanged = removeServerOptions(value, inner, context) || isChanged
  }
  return isChanged
}

/** The same for the options of the call at which a chain starts. */
export function removeCallOptions(chain: Chain, context: TransformContext): boolean {
  const options = optionsOf(chain)
  if (options === undefined) return false
  return removeServerOptions(options, chain.definition.serverOptions, context)
}

function optionsOf({ node, isOptionsCall }: Chain): t.Node | undefined {
  return isOptionsCall && node.type === 'CallExpression' ? node.arguments[0] : undefined
}

/** Checks that a spread object holds nothing to remove: it may be used elsewhere, too. */
function checkSpread(
  spread: t.SpreadElement,
  { keys, nested }: ServerOptions,
  syntax: Syntax,
): void {
  const hidden = spreadObjects(spread.argument, syntax)
    .flatMap(({ properties }) => properties)
    .find((each) => {
      const name = each.type === 'SpreadElement' ? undefined : staticKey(each)
      return name === undefined || keys.includes(name) || nested[name] !== undefined
    })
  if (hidden !== undefined) throw refuse(spread, 'OPTIONS_NOT_PLAIN', syntax)
}

/** The objects that `...value` may spread. */
function spreadObjects(value: t.Node, syntax: Syntax): readonly t.ObjectExpression[] {
  const constant = constantOf(value, syntax)
  if (constant.type === 'ConditionalExpression') {
    return [constant.consequent, constant.alternate].flatMap((each) => spreadObjects(each, syntax))
  }
  if (constant.type === 'LogicalExpression') {
    const { operator, left, right } = constant
    // `...(condition && object)` spreads the object or nothing.
    const parts = operator === '&&' ? [right] : [left, right]
    return parts.flatMap((each) => spreadObjects(each, syntax))
  }
  return PLAIN_LITERALS.has(constant.type) || isUndefined(constant) ? [] : [objectOf(value, syntax)]
}

function objectOf(options: t.Node, syntax: Syntax): t.ObjectExpression {
  const literal = literalOf(options, syntax)
  if (literal === undefined) throw refuse(unwrapped(options), 'OPTIONS_NOT_PLAIN', syntax)
  return literal
}

export interface RouteEdit {
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

/**
 * ```ts
 * createStart(() => ({ functionMiddleware: [a], requestMiddleware: [b] }))
 * // client: createStart(() => ({ functionMiddleware: [a] }))
 * ```
 *
 * @throws CompileError `OPTIONS_NOT_PLAIN`
 */
export function transformStart(chain: Chain, context: TransformContext): void {
  for (const object of startOptions(chain, context.edits.syntax)) {
    removeServerOptions(object, chain.definition.serverOptions, context)
  }
}

/** The objects that the callback of `createStart` may return. */
export function startOptions({ node }: Chain, syntax: Syntax): readonly t.Node[] {
  if (node.type !== 'CallExpression') return []
  const [argument] = node.arguments
  const callback = argument && unwrapped(argument)
  if (callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression') {
    return returnedValues(callback)
  }
  throw refuse(callback ?? node, 'OPTIONS_NOT_PLAIN', syntax)
}
