import { MagicString } from 'magic-string'
import type { Rolldown } from 'vite'
import { at, childrenOf, isFunction, isNode, listAt, type Node } from '../emitted/syntax-tree.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

const LOAD = '__seamlineLoad'

/**
 * Wraps each `import()` of a module in a function that loads it outside the request.
 *
 * @param program - ESTree's form of the code
 */
export function wrapImports(code: string, program: object): Rolldown.TransformResult {
  // An import declaration would turn a script into an ES module.
  if (!isNode(program) || !listAt(program, 'body').some(isModuleSyntax)) return undefined
  const text = new MagicString(code)
  for (const load of importsIn(program)) {
    const source = at(load, 'source')
    if (source !== undefined && childrenOf(load).some(suspends)) {
      text.overwrite(load.start, source.start, `${LOAD}((...args) => import(args[0], args[1]), `)
    } else {
      text.appendLeft(load.start, `${LOAD}(() => `).appendRight(load.end, ')')
    }
  }
  if (!text.hasChanged()) return undefined
  const from = JSON.stringify(PACKAGE_FILES.requestStorage)
  text.append(`\nimport { loadOutsideRequest as ${LOAD} } from ${from}\n`)
  return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
}

function isModuleSyntax({ type }: Node): boolean {
  return type.startsWith('Import') || type.startsWith('Export')
}

function importsIn(node: Node): readonly Node[] {
  const inner = childrenOf(node).flatMap(importsIn)
  return node.type === 'ImportExpression' ? [node, ...inner] : inner
}

/** Whether an expression belongs to the function around it: an arrow function could not hold its `await` or `yield`. */
function suspends(node: Node): boolean {
  if (isFunction(node)) return false
  return /^(?:Await|Yield)Expression$/.test(node.type) || childrenOf(node).some(suspends)
}
