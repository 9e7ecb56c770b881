import type { Plugin, ResolvedConfig, Rolldown } from 'vite'
import { MagicString } from 'magic-string'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import { forHost } from '../shared/host-error.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { sideOf } from '../shared/server-graph.ts'
import { CANDIDATE, leftover } from './candidate.ts'
import { sourceHost } from './module-host.ts'
import { scanSources } from './scan-sources.ts'
import { splitBuilt, splitServed, type Splitter } from './second-pass.ts'
import { at, childrenOf, isFunction, isNode, listAt, type Node } from '../emitted/syntax-tree.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** The first pass: splits each module for its environment, and records the functions in it. */
export function pluginSplit({
  compiler,
  packages,
}: Splitter): Pick<Plugin, 'name' | 'enforce' | 'transform'> {
  return {
    name: 'seamline:transform',
    enforce: 'pre',
    transform: {
      filter: CANDIDATE,
      async handler(code, id) {
        if (!packages.mayHoldFunctions(id)) return undefined
        const host = sourceHost((source, importer) => this.resolve(source, importer))
        const result = await forHost(this.environment, id, () =>
          compiler.compile(code, { id, host }, sideOf(id, this.environment)),
        )
        return result && { code: result.code, map: result.map }
      },
    },
  }
}

/** The same for the app itself, which also configures the compiler. */
export function pluginTransform(options: SeamlineOptions, splitter: Splitter): Plugin {
  const { compiler, packages } = splitter
  let config: ResolvedConfig
  let listed: Promise<void> | undefined
  return {
    ...pluginSplit(splitter),
    configResolved(resolved) {
      config = resolved
      compiler.configure(resolved)
    },
    async buildStart() {
      // Which of two equal ids is the first must not depend on which module is loaded first.
      if (!compiler.hasOwnIds) return
      const host = sourceHost((source, importer) => this.resolve(source, importer))
      listed ??= scanSources({ config, options, packages, host }, compiler)
      await listed
    },
  }
}

/**
 * The second pass: splits the text that the bundler is about to emit. It covers modules that plugins make or change;
 * the first pass sees only files. In development it also checks the result, as `seamline:emitted-check` does in a build.
 */
export function pluginSplitEmitted(splitter: Splitter): Plugin {
  const name = 'seamline:split-emitted'
  return {
    name,
    enforce: 'post',
    configResolved: (config) => moveBehindOthers(config, name),
    applyToEnvironment: ({ config: { command, consumer } }) => ({
      name,
      ...(command === 'build' ? splitBuilt(splitter, consumer) : splitServed(splitter)),
    }),
  }
}

/** Wraps each `import()` on the server, so that a module runs its top level outside the request that loads it first. */
export function pluginModuleLoads(): Plugin {
  const name = 'seamline:module-loads'
  return {
    name,
    enforce: 'post',
    // Behind the plugins that write imports, and behind the second pass, which follows builders through them.
    configResolved: (config) => moveBehindOthers(config, name),
    // A test decides for itself in which request it loads a module.
    apply: (config) => !isUnderVitest(config),
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    transform: {
      filter: { id: leftover('server').id, code: /\bimport\s*\(/ },
      handler(code) {
        // The bundler reports JSX that no plugin has compiled.
        return wrapImports(code, this.parse(code, { lang: 'jsx' }))
      },
    },
  }
}

/** Vite's own last plugins, which rewrite imports for the browser. */
const LAST = new Set(['vite:build-import-analysis', 'vite:client-inject', 'vite:import-analysis'])

/** Moves a plugin behind those of the app, and behind those that were moved before. */
function moveBehindOthers({ plugins }: ResolvedConfig, name: string): void {
  // The type is readonly, but the order may change until the environments are made.
  const list = plugins as Plugin[]
  const own = list.findIndex((each) => each.name === name)
  const [plugin] = own === -1 ? [] : list.splice(own, 1)
  const last = list.findIndex((each) => LAST.has(each.name))
  if (plugin !== undefined) list.splice(last === -1 ? list.length : last, 0, plugin)
}

const LOAD = '__seamlineLoad'

/** `program` is the ESTree of the code. */
function wrapImports(code: string, program: object): Rolldown.TransformResult {
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
