import { fileURLToPath } from 'node:url'
import { normalizePath } from 'vite'

interface PackageFiles {
  /** The folder of the built package; its modules are never compiled. */
  readonly folder: string
  /** The modules behind `seamline` itself, the browser's and the server's. */
  readonly entries: readonly string[]
  readonly client: string
  readonly serverEntry: string
  /** The modules behind {@link SERVER_MODULES}, in the same order. */
  readonly serverModules: readonly string[]
  /** From a browser's build of an entry to the server's. */
  readonly serverBuilds: ReadonlyMap<string, string>
  /** The module that the plugin replaces. */
  readonly config: string
  /** The module that serves the client's files below a base path. */
  readonly staticFiles: string
  /** The module that loads others outside any request. */
  readonly requestStorage: string
  /** The module that it replaces for a browser in development. */
  readonly devChecks: string
  /** The module that it replaces under Vitest. */
  readonly testServer: string
  /** The module that encodes the targets of redirects. */
  readonly location: string
}

/** The entries of this package that are for the server only. */
export const SERVER_MODULES: readonly string[] = ['server', 'server-entry', 'internal/server']

/** The files of this package that the plugin refers to, as Vite writes paths. */
export const PACKAGE_FILES: PackageFiles = {
  folder: pathOf('../../../'),
  entries: ['index', 'index.browser'].map((name) => pathOf(`../../${name}.js`)),
  client: pathOf('../../client.js'),
  serverEntry: pathOf('../../server-entry.js'),
  serverModules: SERVER_MODULES.map((name) => pathOf(`../../${name}.js`)),
  serverBuilds: new Map(
    ['index', 'testing'].map((name) => [
      pathOf(`../../${name}.browser.js`),
      pathOf(`../../${name}.js`),
    ]),
  ),
  config: pathOf('../../internal/config.js'),
  staticFiles: pathOf('../../internal/static-files.js'),
  requestStorage: pathOf('../../server/request/request-storage.js'),
  devChecks: pathOf('../../internal/dev-checks.js'),
  testServer: pathOf('../../internal/test-server.js'),
  location: pathOf('../../http/location.js'),
}

function pathOf(relative: string): string {
  return normalizePath(fileURLToPath(new URL(relative, import.meta.url)))
}
