import type { Plugin } from 'vite'
import { withoutQuery } from '../../../babel-plugin/model/function-id.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'
import { CLIENT_ENTRY } from './plugin-client-entry.ts'
import { SERVER_ENTRY } from './plugin-server-entry.ts'

/** The generated modules that import files of the app by their absolute paths. */
const GENERATED: ReadonlySet<string> = new Set([
  `\0${CLIENT_ENTRY}`,
  `\0${SERVER_ENTRY}`,
  PACKAGE_FILES.config,
])

/**
 * Keeps the files of the app that a build starts from, `src/client.tsx` among them. With `"sideEffects": false`
 * in the app's package.json, the bundler drops an import of which nothing is used, and all statements of a
 * module that only re-exports: both would lose code that the app relies on.
 */
export function pluginAppEntries(): Plugin {
  return {
    name: 'seamline:app-entries',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /^(?:[A-Za-z]:)?\// },
      async handler(source, importer = '', options) {
        if (!GENERATED.has(withoutQuery(importer)) || source.startsWith(PACKAGE_FILES.folder)) {
          return undefined
        }
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        return resolved && { ...resolved, moduleSideEffects: true }
      },
    },
  }
}
