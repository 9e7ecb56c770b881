import { VISITOR_KEYS } from '@babel/types'
import type * as t from '@babel/types'

/**
 * Visits a node and all that is in it, in source order.
 *
 * @param enter - returns `false` to leave out the node's children
 */
export function walk(node: t.Node, enter: (node: t.Node) => boolean | void): void {
  if (enter(node) === false) return
  for (const key of VISITOR_KEYS[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key)
    // Most nodes have at most one child, which needs no list.
    if (isNode(child)) walk(child, enter)
    else if (Array.isArray(child)) for (const each of child) if (isNode(each)) walk(each, enter)
  }
}

export function childrenOf(node: t.Node): readonly t.Node[] {
  const children: t.Node[] = []
  for (const key of VISITOR_KEYS[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key)
    if (isNode(child)) children.push(child)
    else if (Array.isArray(child)) children.push(...child.filter(isNode))
  }
  return children
}

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
