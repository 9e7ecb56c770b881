import { VISITOR_KEYS } from '@babel/types'
import type * as t from '@babel/types'

/**
 * Visits a node and all that is in it, in source order.
 *
 * @param enter - returns `false` to leave out the node's children
 */
export function walk(node: t.Node, enter: (node: t.Node) => boolean | void): void {
  if (enter(node) === false) return
  for (const child of childrenOf(node)) walk(child, enter)
}

/** The nodes right below one. */
export function childrenOf(node: t.Node): readonly t.Node[] {
  return (VISITOR_KEYS[node.type] ?? []).flatMap((key) => {
    const child: unknown = Reflect.get(node, key)
    return (Array.isArray(child) ? child : [child]).filter(isNode)
  })
}

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
