/** One app whose pages call its server on another origin. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { useServerFn } from '../../../src/index.ts'
import { functionId } from '../../../babel-plugin/model/function-id.ts'
import { createFixtureApp, type FixtureApp } from '../fixture-app.ts'
import { ROOT } from '../prepare.mjs'
import type * as functions from './functions.ts'

/** The functions that the page exposes as `globalThis.app`. */
export type OtherOriginPage = typeof functions & { readonly useServerFn: typeof useServerFn }

const FUNCTIONS = readFileSync(join(ROOT, 'tests/support/other-origin/functions.ts'), 'utf8')

/**
 * Creates the app.
 *
 * @param endpoint - the origin of its server
 * @param allowedOrigins - the origins of its pages
 */
export function createOtherOriginApp(
  endpoint: string,
  allowedOrigins: readonly string[],
): FixtureApp {
  const action = `${endpoint}/_serverFn/${functionId('src/functions.ts', 'save')}`
  return createFixtureApp({
    'index.html': `<!doctype html><title>page</title><link rel="icon" href="data:,">
      <form method="post" action="${action}"><input name="title"><button>Save</button></form>
      <script type="module" src="/src/main.ts"></script>`,
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { plugins: [seamline()] }`,
    'src/start.ts': `
      import { createStart } from 'seamline'
      export const startInstance = createStart(() => ({
        serverFns: {
          endpoint: ${JSON.stringify(endpoint)},
          allowedOrigins: ${JSON.stringify(allowedOrigins)},
          onError: () => {},
        },
      }))`,
    'src/functions.ts': FUNCTIONS.replace("'../../../src/index.ts'", "'seamline'").replace(
      "'../../../src/server.ts'",
      "'seamline/server'",
    ),
    'src/main.ts': `
      import { useServerFn } from 'seamline'
      import * as functions from './functions.ts'
      globalThis.app = { ...functions, useServerFn }`,
  })
}
