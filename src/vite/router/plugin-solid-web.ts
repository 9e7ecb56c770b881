import type { Plugin } from 'vite'
import { isUnderVitest } from '../shared/is-under-vitest.ts'
import type { SeamlineOptions } from '../shared/options.ts'
import { hasRouter } from './plugin-router.ts'

/** Solid's package: inlined on the server, or no plugin would be asked about its entries. */
export const SOLID_PACKAGE = 'solid-js'

const SHIM = '\0seamline:solid-web'

/**
 * Lets a component stand beside a server function when pages are not rendered on the server: its
 * module is then compiled for the DOM and loaded by the server for the function's sake. Solid's
 * server build refuses what such a module does while it loads; here that does nothing, and a
 * component that is rendered after all is still refused. A test of a function may come to such modules
 * in an app with pages as well: the router's own are among them.
 */
export function pluginSolidWeb(options: SeamlineOptions): Plugin {
  return {
    name: 'seamline:solid-web',
    enforce: 'pre',
    apply: (config) => !hasRouter(config, options) || isUnderVitest(config),
    resolveId: {
      filter: { id: /^solid-js\/web$/ },
      handler(_source, importer) {
        const isShimmed = this.environment.config.consumer === 'server' && importer !== SHIM
        return isShimmed ? SHIM : undefined
      },
    },
    load: {
      filter: { id: /^\0seamline:solid-web$/ },
      handler: () => `
        import * as web from 'solid-js/web'
        export * from 'solid-js/web'
        export const template = (...args) => () => web.template(...args)
        export const delegateEvents = () => {}
      `,
    },
  }
}
