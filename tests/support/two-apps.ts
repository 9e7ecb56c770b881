/** Two apps of the same files, each with a name of its own, built and served in one process. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createBuilder } from 'vite'
import { freePort, startChildServer, type ChildServer } from './child-server.ts'
import { createFixtureApp, type FixtureApp } from './fixture-app.ts'
import { ROOT } from './prepare.mjs'
import type * as functions from './two-apps/functions.ts'

/** The client stubs of an app. */
export type Stubs = typeof functions

/** The names of the apps. */
export const NAMES = ['alpha', 'beta'] as const
export type Name = (typeof NAMES)[number]

/** Both apps, being served. */
export interface TwoApps {
  readonly server: ChildServer
  readonly stubs: Readonly<Record<Name, Stubs>>
  readonly stop: () => Promise<void>
}

const SOURCES = join(ROOT, 'tests/support/two-apps')

/** Builds both apps, serves them, and imports their clients into this process. */
export async function startTwoApps(): Promise<TwoApps> {
  const [alpha, beta] = await Promise.all([buildNamed('alpha'), buildNamed('beta')])
  const port = await freePort()
  const entries = [alpha, beta].map(({ root }) => join(root, 'dist/server/server.js'))
  const args = NAMES.flatMap((name, index) => [name, entries[index] ?? ''])
  const server = await startChildServer({
    args: [join(SOURCES, 'serve.mjs'), String(port), ...args],
    cwd: SOURCES,
    port,
  })
  return {
    server,
    stubs: { alpha: await importStubs('alpha', alpha), beta: await importStubs('beta', beta) },
    stop: async () => {
      await server.stop()
      alpha.remove()
      beta.remove()
    },
  }
}

async function buildNamed(name: Name): Promise<FixtureApp> {
  const app = createFixtureApp({
    'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
    // Disables preloading, whose code needs a document.
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { base: '/${name}/', plugins: [seamline()], build: { modulePreload: false } }`,
    ...sources(),
    'src/app.ts': `export const APP = '${name}'`,
  })
  const builder = await createBuilder({ root: app.root, logLevel: 'error' })
  await builder.buildApp()
  return app
}

/** The modules of both, which import the package from its sources here. */
function sources(): Readonly<Record<string, string>> {
  const files = readdirSync(SOURCES).filter((file) => file.endsWith('.ts'))
  const entries = files.map((file) => {
    const text = readFileSync(join(SOURCES, file), 'utf8')
    const own = text
      .replaceAll(`'../../../src/index.ts'`, `'seamline'`)
      .replaceAll(`'../../../src/server.ts'`, `'seamline/server'`)
    return [`src/${file}`, own]
  })
  return Object.fromEntries(entries)
}

async function importStubs(name: Name, { root }: FixtureApp): Promise<Stubs> {
  const folder = join(root, `dist/client/assets`)
  const entry = readdirSync(folder).find((file) => /^index-.*\.js$/.test(file))
  if (entry === undefined) throw new Error(`The build of ${name} has no client entry.`)
  await import(/* @vite-ignore */ pathToFileURL(join(folder, entry)).href)
  // Set by its main.ts.
  return (globalThis as unknown as Record<Name, Stubs>)[name]
}
