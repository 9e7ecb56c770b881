import type { ResolvedConfig } from 'vite'
import type { Environment } from '../../../babel-plugin/index.ts'
import { appBase, isBelowPath, type SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/** The module that the pages of an app with a router start from. */
export const CLIENT_ENTRY = 'virtual:seamline/client-entry'

/** Its path in the dev server's URLs. */
export const CLIENT_ENTRY_URL: string = `@id/__x00__${CLIENT_ENTRY}`

/** The module that the server environment starts from. */
export const SERVER_ENTRY = 'virtual:seamline/server-entry'

/** The exports of the server's entry. */
export interface ServerEntryModule {
  readonly default: { readonly fetch: (request: Request) => Response | Promise<Response> }
}

/** The entry of each environment. */
export const ENTRIES: Readonly<Record<Environment, string>> = {
  client: CLIENT_ENTRY,
  server: SERVER_ENTRY,
}

/** The text of an entry: it loads the app's own file, `src/client.tsx` or `src/server.ts`, or a default. */
export function entryText(
  environment: Environment,
  config: ResolvedConfig,
  options: SeamlineOptions,
): string {
  const file = findSpecialFile(environment, config, options)
  if (environment === 'server') {
    const server = `export { default } from ${JSON.stringify(file ?? PACKAGE_FILES.serverEntry)}`
    return servesFiles(config) ? `${server}\n${filesBelow(config)}` : server
  }
  return file === undefined ? DEFAULT_CLIENT : `import ${JSON.stringify(file)}`
}

/** Whether the built server needs the middleware for srvx; a worker may export handlers only. */
function servesFiles(config: ResolvedConfig): boolean {
  return config.command === 'build' && config.ssr.target === 'node' && isBelowPath(config)
}

/** The command of srvx uses this export of a server. */
function filesBelow(config: ResolvedConfig): string {
  const base = JSON.stringify(appBase(config).replace(/\/$/, ''))
  return `import { staticFiles } from ${JSON.stringify(PACKAGE_FILES.staticFiles)}
    export const middleware = [staticFiles(${base}, import.meta.url)]`
}

const DEFAULT_CLIENT = `
  import { createComponent, hydrate } from 'solid-js/web'
  import { hydrateStart, StartClient } from ${JSON.stringify(PACKAGE_FILES.client)}
  hydrateStart().then((router) => hydrate(() => createComponent(StartClient, { router }), document))
`
