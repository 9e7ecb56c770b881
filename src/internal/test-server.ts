import { usageError } from '../errors/errors.ts'
import { NO_TEST_SERVER } from '../errors/catalog-testing.ts'
import type { ServerFnsOptions } from '../app/create-start.ts'

export interface LoadedServer {
  readonly fetch: (
    request: Request,
    options?: { readonly context?: object },
  ) => Response | Promise<Response>
  /** The options on the server; the configuration of the stubs lacks them. */
  readonly options: () => Promise<ServerFnsOptions>
}

export interface TestServer {
  /** Loads the app's server into this process, with its implementations beside the stubs of the test. */
  readonly load: () => Promise<LoadedServer>
  /** The names of functions in messages, by id. */
  readonly functionNames: ReadonlyMap<string, string>
}

/** A stand-in without the plugin: under Vitest, src/vite/testing/plugin-testing.ts replaces this module. */
export const testServer: TestServer = {
  load: async () => {
    throw usageError(NO_TEST_SERVER, undefined)
  },
  functionNames: new Map(),
}
