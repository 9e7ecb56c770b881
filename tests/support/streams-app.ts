/** An app whose page may call the functions in streams-functions.ts. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProtocolError, ServerFnError } from '../../src/index.ts'
import { freePort, startBuilt, startInDevelopment, type ChildServer } from './child-server.ts'
import { createFixtureApp, type FixtureApp } from './fixture-app.ts'
import type { PlaygroundMode } from './playground.ts'
import { ROOT } from './prepare.mjs'
import type * as functions from './streams-functions.ts'

/** The functions that the page exposes as `globalThis.app`. */
export type StreamsPage = typeof functions & {
  readonly ProtocolError: typeof ProtocolError
  readonly ServerFnError: typeof ServerFnError
}

const FUNCTIONS = readFileSync(join(ROOT, 'tests/support/streams-functions.ts'), 'utf8')

/** Creates the app. */
export function createStreamsApp(): FixtureApp {
  return createFixtureApp({
    'index.html': `<!doctype html><title>streams</title><link rel="icon" href="data:,">
      <script type="module" src="/src/main.ts"></script>`,
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { plugins: [seamline()] }`,
    // Reported errors would be printed, and the test reads the rest of the output.
    'src/start.ts': `
      import { createStart } from 'seamline'
      export const startInstance = createStart(() => ({ serverFns: { onError: () => {} } }))`,
    'src/functions.ts': FUNCTIONS.replace("'../../src/index.ts'", "'seamline'"),
    'src/main.ts': `
      import { ProtocolError, ServerFnError } from 'seamline'
      import * as functions from './functions.ts'
      globalThis.app = { ...functions, ProtocolError, ServerFnError }`,
  })
}

/** Serves the app in a process that may be killed at any time. */
export async function serveStreamsApp(root: string, mode: PlaygroundMode): Promise<ChildServer> {
  const port = await freePort()
  // Strict, so that any unhandled rejection ends the server and fails the test.
  const env = { NODE_OPTIONS: '--unhandled-rejections=strict' }
  const start = mode === 'production' ? startBuilt : startInDevelopment
  return start(root, port, env)
}
