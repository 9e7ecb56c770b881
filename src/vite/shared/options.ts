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

/** The options, with what only an app that was written for another plugin has. */
export interface PluginOptions extends SeamlineOptions {
  /** The app's own names for the files that have a meaning, below the folder of its sources. */
  readonly entries?: Readonly<Partial<Record<SpecialFile, string | undefined>>>
}

/** Settings of the router's plugin; `target` and what keeps the server's code apart are not open. */
export type RouterPluginSettings = Partial<Omit<RouterPluginConfig, 'target'>>

/** What the build has to know about server functions. */
export interface ServerFnsBuildOptions {
  /**
   * The path below which server functions answer, below the app's own base path.
   *
   * @defaultValue `'/_serverFn'`
   */
  readonly base?: string | undefined
  /**
   * Gives functions ids of the app's own choice. An id that another function has already gets the
   * default id behind it, and a warning.
   *
   * @defaultValue a hash of the file's path and the name of the binding
   */
  readonly generateFunctionId?: GenerateFunctionId | undefined
  /**
   * Old ids that still answer, for pages that were loaded before a function moved: from what it was to
   * what it is. Either side is an id, or the function's place.
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
  // `base` may be relative or a whole URL; the app's server is this one all the same.
  return `/${new URL(base, 'http://localhost').pathname}/`.replaceAll(/\/+/g, '/')
}

/**
 * Where in the folder of static files the browser's lie, with a slash before it: as deep as the pages ask
 * for them, so that a host of static files needs to know nothing of the base.
 */
export function baseFolder(base = '/'): string {
  const isPath = /^\/(?!\/)/.test(base)
  return isPath ? decodeURI(new URL(base, 'http://localhost').pathname).replace(/\/+$/, '') : ''
}

/** The path of the endpoint: the app's base path, then the plugin's, without a slash at its end. */
export function endpointBase(config: ResolvedConfig, options: SeamlineOptions): string {
  const own = options.serverFns?.base ?? '/_serverFn'
  return `${appBase(config)}/${own}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')
}
