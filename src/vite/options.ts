import type { ResolvedConfig } from 'vite'

/** Options of the Vite plugin. */
export interface SeamlineOptions {
  /**
   * The folder of the app's sources, relative to the root: where functions are looked for when the
   * dev server is asked for one that no page has loaded yet.
   *
   * @defaultValue `'src'`
   */
  readonly srcDirectory?: string
  /** Options of server functions. */
  readonly serverFns?: {
    /**
     * The path below which server functions answer, below the app's own base path.
     *
     * @defaultValue `'/_serverFn'`
     */
    readonly base?: string
  }
}

/** The path of the endpoint: the app's base path, then the plugin's, without a slash at its end. */
export function endpointBase(config: ResolvedConfig, options: SeamlineOptions): string {
  const own = options.serverFns?.base ?? '/_serverFn'
  // `base` may be relative or a whole URL; the endpoint is on this server all the same.
  const app = new URL(config.base, 'http://localhost').pathname
  return `/${app}/${own}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')
}
