import type * as t from '@babel/types'
import { isFunction } from './node-kinds.ts'
import { walk } from './walk.ts'

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
