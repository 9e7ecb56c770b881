/** The app of the soak and fault runs: built for production, with the packed package installed. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createBuilder } from 'vite'
import { createFixtureApp, type FixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import type * as functions from './app/functions.ts'

/** The client stubs of the app. */
export type Stubs = typeof functions

const SOURCES = join(ROOT, 'tests/soak/app')

/** Creates the app and builds it. */
export async function buildSoakApp(): Promise<FixtureApp> {
  const sources = readdirSync(SOURCES).map((file) => {
    const text = readFileSync(join(SOURCES, file), 'utf8')
    return [`src/${file}`, text.replace(/'\.\.\/\.\.\/\.\.\/src\/(\w+)\.ts'/g, packageImport)]
  })
  const app = createFixtureApp({
    'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
    // Disables preloading, whose code needs a document.
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { plugins: [seamline()], build: { modulePreload: false, minify: false } }`,
    ...Object.fromEntries(sources),
  })
  const builder = await createBuilder({ root: app.root, logLevel: 'error' })
  await builder.buildApp()
  return app
}

function packageImport(_text: string, entry: string): string {
  return entry === 'index' ? `'seamline'` : `'seamline/${entry}'`
}

/** Imports the built client into this process. */
export async function importStubs(app: FixtureApp): Promise<Stubs> {
  const folder = join(app.root, 'dist/client/assets')
  const entry = readdirSync(folder).find((file) => /^index-.*\.js$/.test(file))
  if (entry === undefined) throw new Error('The build has no client entry.')
  await import(/* @vite-ignore */ pathToFileURL(join(folder, entry)).href)
  // Set by src/main.ts.
  return (globalThis as unknown as { readonly soak: Stubs }).soak
}
