import type * as t from '@babel/types'
import { isFunction } from './node-kinds.ts'
import { ancestorsOf, type Syntax } from './syntax.ts'
import { walk } from './walk.ts'

/** The function around a node. */
export function functionAround(node: t.Node, syntax: Syntax): t.Function | undefined {
  for (const parent of ancestorsOf(node, syntax)) if (isFunction(parent)) return parent
  return undefined
}

/** What a function may return, as far as it stands in it: an expression, or a `return` without one. */
export function returnedValues({ body }: t.Function): readonly t.Node[] {
  if (body.type !== 'BlockStatement') return [body]
  const returned: t.Node[] = []
  walk(body, (node) => {
    if (node.type === 'ReturnStatement') returned.push(node.argument ?? node)
    return !isFunction(node)
  })
  return returned
}
