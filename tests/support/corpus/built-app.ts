/** The corpus app as a production build, served by child processes. */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder } from 'vite'
import { createFixtureApp, type AppFiles, type FixtureApp } from '../fixture-app.ts'
import { outsideEnvironment } from '../child-server.ts'
import { ROOT } from '../prepare.mjs'

/** A module shared with the unit tests, with imports of the published package. */
function shared(file: string): string {
  return readFileSync(join(ROOT, 'tests/support/corpus', file), 'utf8')
    .replaceAll("'../../../src/index.ts'", "'seamline'")
    .replaceAll("'../../../src/server.ts'", "'seamline/server'")
}

/** The same functions as `BUILDERS` in in-process.ts, plus two exports that must not be reachable. */
const FUNCTIONS = `
  import { createServerFn } from 'seamline'
  import { anything, ownScope, reflect, validatesTenant } from './parts.ts'

  export const post = createServerFn({ method: 'POST' }).middleware([ownScope]).inputValidator(anything).handler(reflect)
  export const get = createServerFn().middleware([ownScope]).inputValidator(anything).handler(reflect)
  export const plain = createServerFn({ method: 'POST' }).inputValidator(anything).handler(reflect)
  export const validated = createServerFn({ method: 'POST' }).middleware([validatesTenant]).inputValidator(anything).handler(reflect)
  export const small = createServerFn({ method: 'POST', limits: { body: 100, depth: 2, items: 3, keys: 3, nodes: 6, parts: 2 } }).inputValidator(anything).handler(reflect)
  export const large = createServerFn({ method: 'POST', limits: { body: 2_097_152 } }).inputValidator(anything).handler(reflect)
  export const large_query = createServerFn({ limits: { query: 12_000 } }).inputValidator(anything).handler(reflect)
  export const hidden = createServerFn({ method: 'POST' }).inputValidator(anything).handler(reflect)
  export const helper = (args) => reflect(args)`

const FILES: AppFiles = {
  'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    const generateFunctionId = ({ functionName }) =>
      functionName.replace('_createServerFn_handler', '').replace('_', '-')
    export default { plugins: [seamline({ serverFns: { generateFunctionId } })] }`,
  'src/start.ts': `
    import { createStart } from 'seamline'
    import { country, ofApp } from './parts.ts'
    export const startInstance = createStart(() => ({
      requestMiddleware: [ofApp],
      serializationAdapters: [country],
      serverFns: { onError: () => {} },
    }))`,
  'src/functions.ts': FUNCTIONS,
  // `hidden` is unused here, so it has no endpoint.
  'src/main.ts': `
    import * as functions from './functions.ts'
    globalThis.functions = [functions.post, functions.get, functions.plain, functions.validated]
    globalThis.limited = [functions.small, functions.large, functions.large_query]`,
}

/** Builds the app. */
export async function buildCorpusApp(): Promise<FixtureApp> {
  const app = createFixtureApp({
    ...FILES,
    'src/parts.ts': shared('parts.ts'),
    'src/show.ts': shared('show.ts'),
  })
  const builder = await createBuilder({ root: app.root, logLevel: 'error' })
  await builder.buildApp()
  return app
}

/** A server's measurements of its own process. */
export interface ServerReport {
  /** Number of handler runs by case name. */
  readonly runs: ReadonlyMap<string, number>
  /** The longest event-loop delay since the last report, in milliseconds of wall time. */
  readonly longestDelay: number
  /** The longest processor time between two turns of the event loop since the last report, in milliseconds. */
  readonly longestWork: number
  /** Keys that requests added to prototypes or `globalThis`. */
  readonly pollution: readonly string[]
}

/** A server in a child process. */
export interface CorpusServer {
  readonly port: number
  readonly report: () => Promise<ServerReport>
  /** Whether the process is running. */
  readonly isAlive: () => boolean
  readonly stop: () => Promise<void>
}

/** Serves a built app from a child process. */
export async function serveCorpusApp(
  root: string,
  target: 'srvx' | 'node:http',
): Promise<CorpusServer> {
  const child = fork(
    join(ROOT, 'tests/support/corpus/serve.mjs'),
    [target, join(root, 'dist/server/server.js')],
    {
      execArgv: ['--unhandled-rejections=strict'],
      env: outsideEnvironment(),
    },
  )
  const exited = once(child, 'exit')
  const ended = exited.then(([code]) => {
    throw new Error(`The server of the corpus ended with ${code}.`)
  })
  ended.catch(() => undefined)
  const message = async (): Promise<unknown> => {
    const [sent] = await Promise.race([once(child, 'message'), ended])
    return sent
  }
  const { port } = (await message()) as { readonly port: number }
  return {
    port,
    report: async () => {
      child.send('report')
      const { runs, ...rest } = (await message()) as Omit<ServerReport, 'runs'> & {
        readonly runs: readonly (readonly [string, number])[]
      }
      return { ...rest, runs: new Map(runs) }
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}
