import type { Plugin } from 'vite'
import { PACKAGE_FILES } from './package-files.ts'

/** The module that the server environment starts from. */
export const SERVER_ENTRY = 'virtual:seamline/server-entry'

/** What that module exports; the built server has the default export only. */
export interface ServerEntry {
  readonly default: { readonly fetch: (request: Request) => Promise<Response> }
}

/** The default server: answers calls of server functions. */
export function pluginServerEntry(): Plugin {
  const resolved = `\0${SERVER_ENTRY}`
  return {
    name: 'seamline:server-entry',
    resolveId: {
      filter: { id: new RegExp(`^${SERVER_ENTRY}$`) },
      handler: () => resolved,
    },
    load: {
      filter: { id: new RegExp(`^\0${SERVER_ENTRY}$`) },
      handler: () => `
        import { createStartHandler } from ${JSON.stringify(PACKAGE_FILES.server)}
        const handler = createStartHandler()
        export default { fetch: (request) => handler(request) }
      `,
    },
  }
}
