import { MagicString } from 'magic-string'
import type { Plugin, Rolldown } from 'vite'
import { leftover } from '../split/candidate.ts'
import { at, childrenOf, isFunction, listAt, type Node } from '../emitted/syntax-tree.ts'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import { moveBehindOthers } from '../shared/move-behind-others.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/**
 * Wraps each `import()` of the server's modules, so that the module it loads runs its top level outside the request
 * that asked for it first. Static imports need nothing: they are loaded with the module that has them.
 */
export function pluginModuleLoads(): Plugin {
  return {
    name: NAME,
    enforce: 'post',
    // Behind the plugins that write imports, and behind the second pass, which follows builders through them.
    configResolved: (config) => moveBehindOthers(config, NAME),
    // A test decides for itself in which request it loads a module.
    apply: (config) => !isUnderVitest(config),
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    transform: {
      filter: { id: leftover('server').id, code: /\bimport\s*\(/ },
      handler(code) {
        // Every node has a type and a position, which is all that `Node` asks for. JSX that nothing has compiled is
        // for the bundler to report.
        return wrapImports(code, this.parse(code, { lang: 'jsx' }) as unknown as Node)
      },
    },
  }
}

const NAME = 'seamline:module-loads'

const LOAD = '__seamlineLoad'

/** @param program - ESTree's form of the code */
function wrapImports(code: string, program: Node): Rolldown.TransformResult {
  // An import declaration would turn a script into an ES module.
  if (!listAt(program, 'body').some(isModuleSyntax)) return undefined
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
