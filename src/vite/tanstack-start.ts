import type { PluginOption } from 'vite'
import type {
  PluginOptions,
  RouterPluginSettings,
  ServerFnsBuildOptions,
} from './shared/options.ts'
import { assertKnownOptions, type KnownOptions } from './shared/check-options.ts'
import { seamline } from './seamline.ts'

/** The options of TanStack Start's plugin that this package supports. */
export interface TanStackStartOptions {
  /**
   * The folder of the app's sources, relative to the root.
   *
   * @defaultValue `'src'`
   */
  readonly srcDirectory?: string | undefined
  /**
   * Where `startInstance` is exported.
   *
   * @defaultValue `start`, if there is such a file
   */
  readonly start?: StartEntry | undefined
  /**
   * The entry of the browser.
   *
   * @defaultValue `client`, if there is such a file
   */
  readonly client?: StartEntry | undefined
  /**
   * The entry of the server.
   *
   * @defaultValue `server`, if there is such a file
   */
  readonly server?: StartEntry | undefined
  /** Where `getRouter` is exported, and settings of the router's plugin; its paths are below the sources. */
  readonly router?: (StartEntry & RouterPluginSettings) | undefined
  /** Options of server functions. */
  readonly serverFns?: Pick<ServerFnsBuildOptions, 'base' | 'generateFunctionId'> | undefined
}

/** Names a file of the app. */
export interface StartEntry {
  /** Its path below the folder of the sources; it may leave out the extension. */
  readonly entry?: string | undefined
}

/**
 * The Vite plugin as apps for TanStack Start call it. An option that has no counterpart here is refused by
 * its name, unless it is switched off.
 *
 * @param options - all optional
 * @throws Error whose message ends in `(UNKNOWN_OPTION)`, for an option that has no counterpart
 *
 * @example
 * ```ts
 * // vite.config.ts
 * import { tanstackStart } from '@tanstack/solid-start/plugin/vite'
 *
 * export default defineConfig({ plugins: [tanstackStart(), solid({ ssr: true })] })
 * ```
 */
export function tanstackStart(options: TanStackStartOptions = {}): PluginOption[] {
  const { srcDirectory = 'src', serverFns, router: { entry, ...router } = {} } = options
  const basepath = 'basepath' in router ? { 'router.basepath': router.basepath } : {}
  assertKnownOptions({ ...options, ...basepath }, KNOWN, (name) => {
    const instead = INSTEAD[name] ?? 'Remove it.'
    return `\`tanstackStart()\` received the option \`${name}\`, which seamline does not support. ${instead}`
  })
  const { routesDirectory = 'routes', generatedRouteTree = 'routeTree.gen.ts' } = router
  const below = (path: string): string => `./${srcDirectory}/${path.replace(/^\.\//, '')}`
  const mapped: PluginOptions = {
    srcDirectory,
    ...(serverFns !== undefined && { serverFns }),
    router: {
      ...router,
      routesDirectory: below(routesDirectory),
      generatedRouteTree: below(generatedRouteTree),
    },
    entries: {
      start: options.start?.entry,
      client: options.client?.entry,
      server: options.server?.entry,
      router: entry,
    },
  }
  return seamline(mapped)
}

const KNOWN: KnownOptions = {
  srcDirectory: true,
  // The router's plugin checks its keys.
  router: true,
  start: ['entry'],
  client: ['entry'],
  server: ['entry'],
  serverFns: ['base', 'generateFunctionId'],
}

const INSTEAD: Readonly<Record<string, string>> = {
  'router.basepath': 'Set `base` of Vite, or `basepath` of the router.',
  'client.base': 'Set `base` of Vite.',
}
