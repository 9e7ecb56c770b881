import { usageError } from '../errors/errors.ts'
import { NO_TEST_SERVER } from '../errors/catalog-testing.ts'
import type { ServerFnsOptions } from '../app/create-start.ts'

/** The server of the app, as its hosts get it, and how it is set up. */
export interface LoadedServer {
  readonly fetch: (
    request: Request,
    options?: { readonly context?: object },
  ) => Response | Promise<Response>
  /** What `src/start.ts` says on the server; stubs are beside a configuration without it. */
  readonly options: () => Promise<ServerFnsOptions>
}

/** What `seamline/testing` needs of the build. */
export interface TestServer {
  /** Loads the app's server into this process, its implementations beside the stubs of the test. */
  readonly load: () => Promise<LoadedServer>
  /** How messages name functions, by id. */
  readonly functionNames: ReadonlyMap<string, string>
}

/**
 * The server of the app under test. This one stands where no plugin is at work; under Vitest the Vite plugin replaces
 * the module by one with the same export (src/vite/testing/plugin-testing.ts).
 */
export const testServer: TestServer = {
  load: async () => {
    throw usageError(NO_TEST_SERVER, undefined)
  },
  functionNames: new Map(),
}
