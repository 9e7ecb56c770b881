import type { Plugin } from 'vite'
import { escapeForRegExp } from '../shared/escape-for-reg-exp.ts'
import { PACKAGE_FILES } from '../shared/package-files.ts'

/** Has the browser look for code of the server, in development: replaces src/internal/dev-checks.ts. */
export function pluginDevChecks(): Plugin {
  return {
    name: 'seamline:dev-checks',
    apply: (_config, { command, mode }) => command === 'serve' && mode !== 'production',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    load: {
      // In development the modules of an installed package are asked for with a `?v=…`.
      filter: { id: new RegExp(`^${escapeForRegExp(PACKAGE_FILES.devChecks)}(?:\\?|$)`) },
      handler: () => ({
        code: `export { devChecks } from '../client/dev-checks.js'`,
        map: { mappings: '' },
      }),
    },
  }
}
