/**
 * What the Vite plugin tells `seamline/testing`. These are the values that stand when no plugin is at
 * work; under Vitest it replaces this module by one with the same exports (src/vite/testing/plugin-testing.ts).
 */

import { usageError } from '../errors/errors.ts'
import { NO_TEST_SERVER } from '../errors/catalog-testing.ts'
import type { ServerFnsOptions } from '../app/create-start.ts'

/** The server of the app, as its hosts get it, and how it is set up. */
export interface TestServer {
  readonly fetch: (
    request: Request,
    options?: { readonly context?: object },
  ) => Response | Promise<Response>
  /** What `src/start.ts` says on the server; stubs are beside a configuration without it. */
  readonly options: () => Promise<ServerFnsOptions>
}

/** Loads the app's server into this process, its implementations beside the stubs of the test. */
export const loadTestServer: () => Promise<TestServer> = async () => {
  throw usageError(NO_TEST_SERVER, undefined)
}

/** What functions are called, by their ids, with their files. */
export const functionNames: ReadonlyMap<string, string> = new Map()
