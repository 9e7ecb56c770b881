/** How the Babel plugin resolves other modules without a `resolve` option. */

import { transformSync } from '@babel/core'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import seamline from '../../babel-plugin/index.ts'

const BASES = `import { createServerFn } from 'seamline'
export const authed = createServerFn()
`

const FILES: Readonly<Record<string, string>> = {
  'src/bases.ts': BASES,
  'src/view.tsx': BASES,
  'src/module.mjs': BASES,
  'src/server/index.ts': `export * from '../bases'`,
  'src/secret.server.ts': BASES,
  'node_modules/old-kit/package.json': `{ "main": "lib/main.js" }`,
  'node_modules/old-kit/lib/main.js': BASES,
  'node_modules/kit/package.json': JSON.stringify({
    exports: {
      '.': { types: './index.d.ts', import: './dist/index.js' },
      './deep': { browser: './none.js', import: { node: './dist/deep.js' } },
    },
  }),
  'node_modules/kit/dist/index.js': BASES,
  'node_modules/kit/dist/deep.js': `export * from './index.js'`,
  'node_modules/@acme/kit/package.json': `{ "exports": { "import": "./index.mjs" } }`,
  'node_modules/@acme/kit/index.mjs': BASES,
  'node_modules/closed/package.json': `{ "exports": {} }`,
  'node_modules/closed/bases.js': BASES,
}

let folder = ''

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'seamline-')))
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['a module without its ending', './bases'],
  ['a module with its ending', './bases.ts'],
  ['a module as the file that it becomes', './bases.js'],
  ['a module with elements', './view'],
  ['a module of another ending', './module.mjs'],
  ['a module with a dot in its name', './secret.server'],
  ['a folder', './server'],
  ['a folder with a slash', './server/'],
  ['a module from above', '../src/bases'],
  ['a package with a main module', 'old-kit'],
  ['a module within a package', 'old-kit/lib/main.js'],
  ['a package for import alone', 'kit'],
  ['an entry of a package', 'kit/deep'],
  ['a package with a scope', '@acme/kit'],
])('%s is found as %s', (_what, source) => {
  expect(compiled(source)).not.toContain('SERVER_MARKER')
})

test.each([
  ['a module that is not there', './missing'],
  ['a package that is not installed', 'missing-kit'],
  ['a package without that entry', 'kit/missing'],
  ['a package that exports nothing', 'closed'],
  ['a module of Node', 'node:path'],
  ['a module of Node without its scheme', 'path'],
])('%s has no known exports: %s', (_what, source) => {
  expect(compiled(source)).toContain('SERVER_MARKER')
})

test('an edit of another module changes the next compilation', () => {
  const file = join(folder, 'src/changing.ts')
  writeFileSync(file, `export * from './nothing'`)
  expect(compiled('./changing')).toContain('SERVER_MARKER')
  writeFileSync(file, BASES)
  expect(compiled('./changing')).not.toContain('SERVER_MARKER')
})

function compiled(source: string): string {
  const code = `import { authed } from '${source}'
    export const who = authed.handler(() => 'SERVER_MARKER')`
  const result = transformSync(code, {
    filename: join(folder, 'src/who.js'),
    root: folder,
    configFile: false,
    babelrc: false,
    plugins: [[seamline, { environment: 'client' }]],
  })
  return result?.code ?? expect.unreachable('Babel prints what it parses')
}
