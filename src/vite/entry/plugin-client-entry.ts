import type { Plugin, ResolvedConfig } from 'vite'
import type { SeamlineOptions } from '../shared/options.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { findSpecialFile } from '../shared/source-files.ts'

/** The module that the pages of an app with a router start from. */
export const CLIENT_ENTRY = 'virtual:seamline/client-entry'

/** The same, as the dev server's URLs name it. */
export const CLIENT_ENTRY_URL: string = `@id/__x00__${CLIENT_ENTRY}`

/** The browser's side: `src/client.tsx`, or the default that stands in for it. */
export function pluginClientEntry(options: SeamlineOptions): Plugin {
  let config: ResolvedConfig
  return {
    name: 'seamline:client-entry',
    applyToEnvironment: ({ config: { consumer } }) => consumer === 'client',
    configResolved(resolved) {
      config = resolved
    },
    resolveId: {
      filter: { id: new RegExp(`^${CLIENT_ENTRY}$`) },
      handler: () => `\0${CLIENT_ENTRY}`,
    },
    load: {
      filter: { id: new RegExp(`^\0${CLIENT_ENTRY}$`) },
      handler: () => {
        const file = findSpecialFile('client', config, options)
        return file === undefined ? DEFAULT_ENTRY : `import ${JSON.stringify(file)}`
      },
    },
  }
}

const DEFAULT_ENTRY = `
  import { createComponent, hydrate } from 'solid-js/web'
  import { hydrateStart, StartClient } from ${JSON.stringify(PACKAGE_FILES.client)}
  hydrateStart().then((router) => hydrate(() => createComponent(StartClient, { router }), document))
`
