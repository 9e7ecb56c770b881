import type { Config as RouterPluginConfig } from '@tanstack/router-plugin/vite'
import type { ResolvedConfig } from 'vite'
import type { GenerateFunctionId } from '../../../babel-plugin/index.ts'
import type { SpecialFile } from './source-files.ts'

/** Options of the Vite plugin. */
export interface SeamlineOptions {
  /**
   * The folder of the app's sources, relative to the root: where functions are looked for when the
   * dev server is asked for one that no page has loaded yet.
   *
   * @defaultValue `'src'`
   */
  readonly srcDirectory?: string | undefined
  /**
   * Settings of the router's plugin and generator, which run when the app has `src/router.tsx`: the ones
   * that `@tanstack/router-plugin` documents.
   */
  readonly router?: RouterPluginSettings | undefined
  /** Options of server functions. */
  readonly serverFns?: ServerFnsBuildOptions | undefined
}

/** The options, with those that only apps for TanStack Start's plugin have. */
export interface PluginOptions extends SeamlineOptions {
  /** The app's own names for special files, below the folder of its sources. */
  readonly entries?: Readonly<Partial<Record<SpecialFile, string | undefined>>>
}

/** Settings of the router's plugin, except `target` and those that separate the server's code. */
export type RouterPluginSettings = Partial<Omit<RouterPluginConfig, 'target'>>

/** Options of the build for server functions. */
export interface ServerFnsBuildOptions {
  /**
   * The path below which server functions answer, below the app's own base path.
   *
   * @defaultValue `'/_serverFn'`
   */
  readonly base?: string | undefined
  /**
   * Generates the ids of functions. If another function already has an id, the default id is appended and a
   * warning logged.
   *
   * @defaultValue a hash of the file's path and the name of the binding
   */
  readonly generateFunctionId?: GenerateFunctionId | undefined
  /**
   * Old ids that still work, for pages that were loaded before a function moved: from the old id or place to the
   * new one.
   *
   * @example
   * ```ts
   * { 'src/notes.ts#addNote': 'src/features/notes.ts#addNote' }
   * ```
   */
  readonly aliases?: Readonly<Record<string, string>> | undefined
}

/** The path below which the app is, with a slash at its end. */
export function appBase({ base }: Pick<ResolvedConfig, 'base'>): string {
  // `base` may be relative or a whole URL; its path is the app's all the same.
  return `/${new URL(base, 'http://localhost').pathname}/`.replaceAll(/\/+/g, '/')
}

/** Whether the app's own host serves the client's files below a path other than the root. */
export function isBelowPath(config: Pick<ResolvedConfig, 'base'>): boolean {
  return /^\/(?!\/)/.test(config.base) && appBase(config) !== '/'
}

/** The path of the endpoint: the app's base path, then the plugin's, without a slash at its end. */
export function endpointBase(config: ResolvedConfig, options: SeamlineOptions): string {
  const own = options.serverFns?.base ?? '/_serverFn'
  return `${appBase(config)}/${own}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')
}
