import type { Plugin, PluginOption } from 'vite'
import type { SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import type { Compiler } from '../split/compiler.ts'
import { routerGenerator } from './generator.ts'
import { ROUTER_PACKAGES, SHIMS } from './packages.ts'
import { pluginRouterCopies } from './plugin-router-copies.ts'
import { routeCheck } from './route-check.ts'

/** The routes of an app's files, from the router's generator. */
export type RoutesByFile = () => ReadonlyMap<string, { readonly routeId: string }>

/** The plugins of an app with routes, and the routes that they find. */
export interface RouterPlugins {
  readonly plugins: PluginOption
  readonly routesByFile: RoutesByFile
}

/** The router's own plugins, and those that fit the router to this package. */
export function pluginRouter(options: SeamlineOptions, compiler: Compiler): RouterPlugins {
  const check = routeCheck(compiler)
  const { plugins, routesByFile } = routerGenerator(options, check.listener)
  const own = [
    pluginRouterCopies(options),
    pluginRouterCore(),
    pluginRouterShims(),
    pluginRouterMode(),
    check.plugin,
  ]
  return { plugins: [plugins, ...own], routesByFile }
}

/**
 * Resolves this package's imports of the router's core to the copy of the app's router: the core's modules share
 * objects, which may differ in another version.
 */
function pluginRouterCore(): Plugin {
  return {
    name: 'seamline:router-core',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^@tanstack\/router-core(?:\/|$)/ },
      async handler(source, importer = '', options) {
        if (!importer.startsWith(PACKAGE_FILES.folder)) return undefined
        const app = `${this.environment.config.root}/package.json`
        const router = await this.resolve('@tanstack/solid-router', app, { skipSelf: true })
        return router && this.resolve(source, router.id, { ...options, skipSelf: true })
      },
    },
  }
}

const SHIM_PREFIX = '\0seamline:shim:'

/** Replaces packages of the router by their shims. */
function pluginRouterShims(): Plugin {
  return {
    name: 'seamline:router-shims',
    enforce: 'pre',
    resolveId: {
      filter: { id: SHIMS.map(({ source }) => new RegExp(`^${source}$`)) },
      async handler(source, importer = '', options) {
        const shim = SHIMS.findIndex((each) => each.source === source)
        const isServer = this.environment.config.consumer === 'server'
        const isMeant = isServer || SHIMS[shim]?.isServerOnly === false
        if (importer.startsWith(SHIM_PREFIX) || !isMeant) return undefined
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        if (resolved === null) return null
        // An external package is imported by its name.
        const from = resolved.external ? source : resolved.id
        return { id: `${SHIM_PREFIX}${shim}:${from}`, moduleSideEffects: false }
      },
    },
    load: {
      filter: { id: new RegExp(`^${SHIM_PREFIX}`) },
      handler(id) {
        const [, shim = '', from = ''] = /^(\d+):(.*)$/.exec(id.slice(SHIM_PREFIX.length)) ?? []
        return SHIMS[Number(shim)]?.code(JSON.stringify(from))
      },
    },
  }
}

/**
 * Builds the server's copy of the router for the mode that the browser's is built for. In production the router
 * leaves out components that otherwise warn, and a page whose two sides differ in that does not hydrate: the server
 * must not read `NODE_ENV` again when it starts.
 */
function pluginRouterMode(): Plugin {
  return {
    name: 'seamline:router-mode',
    apply: 'build',
    applyToEnvironment: ({ config: { consumer } }) => consumer === 'server',
    transform: {
      filter: {
        id: new RegExp(`/node_modules/(?:${ROUTER_PACKAGES.join('|')})/`),
        code: 'process.env.NODE_ENV',
      },
      handler(code) {
        // Vite writes the same into the client.
        const mode = JSON.stringify(process.env['NODE_ENV'] ?? this.environment.config.mode)
        return { code: code.replaceAll('process.env.NODE_ENV', mode), map: null }
      },
    },
  }
}
