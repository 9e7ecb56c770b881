import type { Plugin, ResolvedConfig } from 'vite'
import { ROUTER_PACKAGES } from './plugin-router-core.ts'

/**
 * Builds the server's copy of the router for the mode that the browser's is built for. In production the
 * router leaves components out around which it warns otherwise, and a page whose two sides differ in that
 * is not hydrated: the server must not ask for `NODE_ENV` again when it is started.
 */
export function pluginRouterMode(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'seamline:router-mode',
    apply: 'build',
    applyToEnvironment: ({ config: { consumer } }) => consumer === 'server',
    configResolved(resolved) {
      config = resolved
    },
    transform: {
      filter: {
        id: new RegExp(`/node_modules/(?:${ROUTER_PACKAGES.join('|')})/`),
        code: 'process.env.NODE_ENV',
      },
      handler(code) {
        // What Vite writes into the client.
        const mode = JSON.stringify(process.env['NODE_ENV'] ?? config.mode)
        return { code: code.replaceAll('process.env.NODE_ENV', mode), map: null }
      },
    },
  }
}
