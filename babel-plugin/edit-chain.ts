import type { NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import type { Environment } from './definitions.ts'
import { handlerOf, type Chain } from './read-chain.ts'
import type { SourceRange } from './types.ts'
import { isWrapper } from './wrappers.ts'

/**
 * Takes the calls that `environment` does not keep out of a chain, its handler aside.
 *
 * ```ts
 * createMiddleware({ type: 'function' }).client(c).server(s)
 * // client: createMiddleware({ type: 'function' }).client(c)
 * ```
 *
 * @returns the parts of the source that are gone
 */
export function removeCalls(chain: Chain, environment: Environment): readonly SourceRange[] {
  const handler = handlerOf(chain)
  return chain.methods
    .filter((method) => method !== handler && !method.definition.keptFor.includes(environment))
    .map(({ path }) => {
      const object = objectOf(path)
      const range = rangeBehind(object, path.node)
      path.replaceWith(object)
      return range
    })
}

/** Marks a chain's calls as free of side effects, so that an unused chain leaves the bundle. */
export function markPure(chain: t.Node): void {
  if (t.isCallExpression(chain)) {
    t.addComment(chain, 'leading', ' @__PURE__ ')
    markPure(t.isMemberExpression(chain.callee) ? chain.callee.object : chain.callee)
  } else if (isWrapper(chain)) {
    markPure(chain.expression)
  }
}

/** The expression on which a chain's method is called. */
export function objectOf(method: NodePath<t.CallExpression>): t.Expression {
  const callee = method.get('callee')
  if (callee.isMemberExpression()) {
    const { object } = callee.node
    if (t.isExpression(object)) return object
  }
  throw method.buildCodeFrameError('[seamline] Bug: this call has no object. Please open an issue.')
}

/** What stands between the end of a call's object and the end of the call: `.method(…)`. */
export function rangeBehind(object: t.Node, call: t.CallExpression): SourceRange {
  // An object that the transform has made stands nowhere in the source; the method's name does.
  const name = t.isMemberExpression(call.callee) ? call.callee.property : call
  return { start: object.end ?? name.start ?? 0, end: call.end ?? 0 }
}
