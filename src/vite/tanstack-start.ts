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
   * The file that exports `startInstance`.
   *
   * @defaultValue `start`, if it exists
   */
  readonly start?: StartEntry | undefined
  /**
   * The entry of the browser.
   *
   * @defaultValue `client`, if it exists
   */
  readonly client?: StartEntry | undefined
  /**
   * The entry of the server.
   *
   * @defaultValue `server`, if it exists
   */
  readonly server?: StartEntry | undefined
  /** The file that exports `getRouter`, and settings of the router's plugin; paths are below the sources. */
  readonly router?: (StartEntry & RouterPluginSettings) | undefined
  /** Options of server functions. */
  readonly serverFns?: Pick<ServerFnsBuildOptions, 'base' | 'generateFunctionId'> | undefined
}

/** A file of the app. */
export interface StartEntry {
  /** Its path below the folder of the sources; the extension is optional. */
  readonly entry?: string | undefined
}

/**
 * The Vite plugin under the name and options of TanStack Start's. Refuses options without a counterpart, unless
 * they are switched off.
 *
 * @param options - all optional
 * @throws Error `UNKNOWN_OPTION` for an option without a counterpart
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
