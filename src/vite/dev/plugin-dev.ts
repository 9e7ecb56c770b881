import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  normalizePath,
  type CorsOptions,
  type Plugin,
  type PreviewServer,
  type ViteDevServer,
} from 'vite'
import { SERVER_ENTRY, type ServerEntryModule } from '../entry/entry-modules.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { endpointBase, type SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { candidatesFor, findSpecialFile, SPECIAL_FILES } from '../shared/source-files.ts'
import { devStyles, withHeadText } from './dev-styles.ts'
import { FailedPages } from './failed-pages.ts'
import { fetchMiddleware } from './node-handler.ts'
import { runnerOf, servedFunctions, type ServedApp } from './served-functions.ts'

/** Serves functions and pages: from the sources as they are now, and in `vite preview` from the built server. */
export function pluginDevServer(app: ServedApp): Plugin {
  const { options } = app
  let pages: FailedPages | undefined
  return {
    name: 'seamline:dev-server',
    configResolved(config) {
      const base = endpointBase(config, options)
      for (const server of [config.server, config.preview]) {
        if (server.cors !== false) server.cors = exceptBelow(base, server.cors)
      }
    },
    configureServer(server) {
      pages = new FailedPages(server)
      return serve(server, app, pages)
    },
    configurePreviewServer: (server) => preview(server, options),
    hotUpdate({ server }) {
      // The server's environment is the last to be updated: a page that loads now has the edit.
      if (this.environment === server.environments.ssr) pages?.retry()
    },
  }
}

/** Serves calls at once, and pages after Vite's own middleware: Vite's files come first. */
function serve(
  server: ViteDevServer,
  app: ServedApp,
  pages: FailedPages,
): (() => void) | undefined {
  const { config, middlewares } = server
  const { options } = app
  const base = endpointBase(config, options)
  const offer = servedFunctions(server, app)
  const load = async (): Promise<ServerEntryModule['default']> => {
    const entry: ServerEntryModule = await runnerOf(server).import(SERVER_ENTRY)
    return entry.default
  }
  middlewares.use(
    fetchMiddleware(async (request) => {
      const entry = await load()
      await offer(new URL(request.url).pathname.slice(base.length + 1))
      return entry.fetch(request)
    }, base),
  )
  restartForSpecialFiles(server, options)
  const router = findSpecialFile('router', config, options)
  if (router === undefined) return undefined
  return () => {
    middlewares.use(
      fetchMiddleware(async (request) => {
        const response = await pages.show(request, async () => (await load()).fetch(request))
        return withHeadText(response, () => devStyles(server, router))
      }),
    )
  }
}

/** The modules that stand in for special files are made when the server starts. */
function restartForSpecialFiles(server: ViteDevServer, options: SeamlineOptions): void {
  const special = new Set(
    SPECIAL_FILES.flatMap((name) => candidatesFor(name, server.config, options)),
  )
  const restart = async (file: string): Promise<void> => {
    if (special.has(normalizePath(file))) await server.restart()
  }
  server.watcher.on('add', restart).on('unlink', restart)
}

function preview(
  { config, middlewares }: PreviewServer,
  options: SeamlineOptions,
): (() => void) | undefined {
  const outDir = config.environments.ssr?.build.outDir ?? join(config.build.outDir, 'server')
  const file = join(config.root, outDir, 'server.js')
  const fetchApp = async (request: Request): Promise<Response> => {
    const entry: ServerEntryModule = await import(pathToFileURL(file).href)
    return entry.default.fetch(request)
  }
  middlewares.use(fetchMiddleware(fetchApp, endpointBase(config, options)))
  if (findSpecialFile('router', config, options) === undefined) return undefined
  return () => {
    middlewares.use(fetchMiddleware(fetchApp))
  }
}

type Done = (error: null, options: CorsOptions) => void

/**
 * Leaves the endpoint to the app's `allowedOrigins`: Vite would answer every preflight itself, and lets pages of
 * this machine read responses, without cookies.
 */
function exceptBelow(base: string, cors: CorsOptions | true): CorsOptions {
  const others = cors === true ? {} : cors
  const choose = ({ url = '' }: IncomingMessage, done: Done): void =>
    done(null, url.startsWith(`${base}/`) ? { origin: false } : others)
  // Vite's type has options only; the package `cors`, to which Vite hands them, also takes a function.
  return choose as CorsOptions
}

/** Makes the browser look for code of the server in development: replaces src/internal/dev-checks.ts. */
export function pluginDevChecks(): Plugin {
  return {
    name: 'seamline:dev-checks',
    apply: (_config, { command, mode }) => command === 'serve' && mode !== 'production',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    load: {
      // In development, imports of an installed package have a `?v=…`.
      filter: { id: new RegExp(`^${escapeForRegExp(PACKAGE_FILES.devChecks)}(?:\\?|$)`) },
      handler: () => ({
        code: `export { devChecks } from '../client/dev-checks.js'`,
        map: { mappings: '' },
      }),
    },
  }
}
