import type * as t from '@babel/types'
import { isFunction } from '@babel/types'
import { isTypeSyntax, childrenOf, walk, unwrapped } from '../model/nodes.ts'

/** How far a call is trusted: it may act on its arguments, only call them, or run nothing but server code. */
export type CallTrust = 'none' | 'values' | 'all'

/** The expressions that code may change or call: callees, constructors, assignment targets, and arguments. */
export function effectTargets(
  node: t.Node,
  trustIn: (callee: t.Node) => CallTrust,
): readonly t.Node[] {
  const within = (nodes: readonly t.Node[]): readonly t.Node[] =>
    nodes.flatMap((each) => effectTargets(each, trustIn))
  if (
    node.type !== 'CallExpression' &&
    node.type !== 'NewExpression' &&
    node.type !== 'OptionalCallExpression'
  ) {
    return [...ownTargets(node), ...within(childrenOf(node))]
  }
  const { callee, arguments: given } = node
  const trust = trustIn(callee)
  const read = trust === 'all' ? given.filter((each) => !isFunction(each)) : given
  const names = trust === 'none' ? namesIn(node) : []
  return [callee, ...names, ...within([callee, ...read])]
}

function ownTargets(node: t.Node): readonly t.Node[] {
  switch (node.type) {
    case 'TaggedTemplateExpression':
      return [node.tag]
    case 'AssignmentExpression':
      return [node.left]
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.left.type === 'VariableDeclaration' ? [] : [node.left]
    case 'UpdateExpression':
      return [node.argument]
    case 'UnaryExpression':
      return node.operator === 'delete' ? [node.argument] : []
    case 'JSXElement':
    case 'JSXFragment':
    case 'ImportExpression':
      return [node]
    default:
      return []
  }
}

/** Every name in a call: the call may change an object, and call a callback. Functions are read on their own. */
function namesIn(call: t.Node): readonly t.Node[] {
  const names: t.Node[] = []
  walk(call, (each) => {
    if (isFunction(each) || isTypeSyntax(each)) return false
    if (each.type === 'Identifier') names.push(each)
    const isMember = each.type === 'MemberExpression'
    if ((!isMember && each.type !== 'ObjectProperty') || each.computed) return true
    names.push(...namesIn(isMember ? each.object : each.value))
    return false
  })
  return names
}

/** The name or literal at the start of a chain of properties and calls, if it starts with one. */
export function rootOf(node: t.Node): t.Node | undefined {
  const expression = unwrapped(node)
  switch (expression.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return rootOf(expression.object)
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return rootOf(expression.callee)
    case 'AwaitExpression':
      return rootOf(expression.argument)
    case 'Identifier':
    case 'ThisExpression':
    case 'StringLiteral':
    case 'TemplateLiteral':
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return expression
    default:
      return undefined
  }
}
