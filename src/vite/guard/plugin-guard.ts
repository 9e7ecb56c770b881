import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import type { Environment as ViteEnvironment, Plugin } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { outlineOf } from '../../../babel-plugin/analysis/module-exports.ts'
import {
  BUILTIN_SOURCE,
  FORBIDDEN_QUERY,
  GUARDED_ID,
  isForbiddenName,
  MARKED_TEXT,
  RULES,
} from './guard-rules.ts'
import { forHost } from '../shared/host-error.ts'
import { BUILTIN, GuardStubs } from './guard-stubs.ts'
import { refuseServerFiles } from './static-files.ts'
import { importersInBuild } from '../shared/import-chain.ts'
import { sideOf } from '../shared/server-graph.ts'

/**
 * Keeps server-only modules out of the browser's bundle, and browser-only ones out of the server's. A stub replaces such
 * a module, so that its text is in no file and no map. Importing it is allowed, as many imports are never used; using it
 * throws in development, and fails a build whose output contains a part of the stub.
 */
export function pluginsGuard(): Plugin[] {
  const stubs = new GuardStubs()
  return [forbidByName(stubs), forbidByMarker(stubs), forbidBuiltins(stubs)]
}

function forbidByName(stubs: GuardStubs): Plugin {
  return {
    name: 'seamline:import-guard',
    enforce: 'pre',
    configureServer(server) {
      server.middlewares.use(refuseServerFiles(server.config))
      stubs.listen(server)
    },
    resolveId: {
      filter: { id: new RegExp(`[?&]${FORBIDDEN_QUERY}$`) },
      async handler(source, importer) {
        const plain = source.slice(0, -FORBIDDEN_QUERY.length - 1)
        const resolved = await this.resolve(plain, importer)
        if (resolved === null || resolved.external) return resolved
        const separator = resolved.id.includes('?') ? '&' : '?'
        return { ...resolved, id: `${resolved.id}${separator}${FORBIDDEN_QUERY}` }
      },
    },
    transform: {
      filter: { id: GUARDED_ID },
      async handler(code, id) {
        if (!isForbiddenName(id, RULES[sideOf(id, this.environment)])) return undefined
        const outline = await forHost(this.environment, id, () => outlineOf(code, withoutQuery(id)))
        return stubs.make(id, outline, this.environment)
      },
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        const problem = stubs.violationIn(output.code, importersInBuild(this), this.environment)
        if (problem !== undefined) this.error(problem)
      }
    },
  }
}

function forbidByMarker(stubs: GuardStubs): Plugin {
  return {
    name: 'seamline:import-guard-marker',
    enforce: 'pre',
    transform: {
      filter: { id: /\.[cm]?[jt]sx?(?:\?|$)/, code: MARKED_TEXT },
      async handler(code, id) {
        const outline = await forHost(this.environment, id, () => outlineOf(code, withoutQuery(id)))
        const { markers } = RULES[sideOf(id, this.environment)]
        const isMarked = outline.effects.some((source) => markers.includes(source))
        return isMarked ? stubs.make(id, outline, this.environment) : undefined
      },
    },
  }
}

function forbidBuiltins(stubs: GuardStubs): Plugin {
  /** Built-ins by the ids of their stubs: a request may have any other id. */
  const issued = new Map<string, string>()
  return {
    name: 'seamline:import-guard-builtins',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    resolveId: {
      filter: { id: BUILTIN_SOURCE },
      async handler(source, importer, options) {
        if (!isBuiltin(source) || isRequest(importer, this.environment)) return undefined
        // A package may try `fs` and do without it; code that imports `node:fs` is not for a browser.
        const isGuess = !source.startsWith('node:') && importer?.includes('/node_modules/')
        if (isGuess) return undefined
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        const isPolyfilled =
          resolved && !resolved.external && !resolved.id.startsWith('__vite-browser-external')
        if (isPolyfilled) return resolved
        const id = `${BUILTIN}${source}`
        issued.set(id, source)
        return id
      },
    },
    load: {
      filter: { id: new RegExp(`^${BUILTIN}`) },
      handler(id) {
        const name = issued.get(id)
        if (name === undefined) return undefined
        // Loads built-ins and nothing else, which `import()` would.
        const names = Object.keys(process.getBuiltinModule(name) ?? {})
        const outline = { exports: [...new Set(['default', ...names])], stars: [] }
        return stubs.make(id, outline, this.environment)
      },
    },
  }
}

/** Whether no module imports an id: Vite resolves the id of a request as if the root's page imported it. */
function isRequest(importer: string | undefined, { config }: ViteEnvironment): boolean {
  return importer === undefined || importer === join(config.root, 'index.html')
}
