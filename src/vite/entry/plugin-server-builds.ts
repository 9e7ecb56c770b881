import type { Plugin } from 'vite'
import { DEFAULT_SOURCES } from '../../../babel-plugin/index.ts'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { sideOf } from '../shared/server-graph.ts'

/**
 * Gives the server its own builds of this package's entries. Some plugins add the condition `browser` to
 * every environment, for tests or for workers; validators never run in what a server would get then.
 */
export function pluginServerBuilds(): Plugin {
  return {
    name: 'seamline:server-builds',
    enforce: 'pre',
    resolveId: {
      filter: {
        id: new RegExp(`^(?:${DEFAULT_SOURCES.map(escapeForRegExp).join('|')})(?:/testing)?$`),
      },
      async handler(source, importer, options) {
        if (sideOf(importer ?? '', this.environment) !== 'server') return undefined
        const found = await this.resolve(source, importer, { ...options, skipSelf: true })
        const id = PACKAGE_FILES.serverBuilds.get(found?.id ?? '')
        return id === undefined ? found : { ...found, id }
      },
    },
  }
}
