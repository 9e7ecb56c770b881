import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seamline } from '../../../src/vite/seamline.ts'
import { findSpecialFileIn } from '../../../src/vite/shared/source-files.ts'
import { tanstackStart, type TanStackStartOptions } from '../../../src/vite/tanstack-start.ts'
import { ROOT } from '../../support/prepare.mjs'

let root: string
beforeAll(() => {
  mkdirSync(join(ROOT, 'tests/.tmp'), { recursive: true })
  root = mkdtempSync(join(ROOT, 'tests/.tmp/entries-'))
  for (const file of ['app/boot.ts', 'app/start.ts', 'app/server/index.ts']) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), '')
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('tanstackStart() returns the plugin', () => {
  expect(tanstackStart()).toHaveLength(seamline().length)
})

describe('an option without a counterpart is refused by name', () => {
  test.each([
    [{ prerender: { enabled: true } }, 'prerender', 'Remove it.'],
    [{ prerender: {} }, 'prerender', 'Remove it.'],
    [{ spa: { enabled: true } }, 'spa', 'Remove it.'],
    [{ pages: [{ path: '/' }] }, 'pages', 'Remove it.'],
    [{ server: { build: { staticNodeEnv: false } } }, 'server.build', 'Remove it.'],
    [{ client: { base: '/_build' } }, 'client.base', 'Set `base` of Vite.'],
    [{ serverFns: { generate: () => 'id' } }, 'serverFns.generate', 'Remove it.'],
    [{ router: { basepath: '/app' } }, 'router.basepath', 'Set `base` of Vite'],
  ])('%j', (options, name, instead) => {
    // Not an option of the types; a configuration in JavaScript may have it nevertheless.
    const run = (): unknown => tanstackStart(options as TanStackStartOptions)
    expect(run).toThrow(`the option \`${name}\`, which seamline does not support. ${instead}`)
  })
})

test.each([
  [{ prerender: { enabled: false } }],
  [{ spa: undefined }],
  [{ sitemap: false }],
  [{ router: { routesDirectory: 'pages', quoteStyle: 'double' } }],
  [{ serverFns: { base: '/_fn' } }],
] as const)('%j is accepted', (options) => {
  expect(() => tanstackStart(options as TanStackStartOptions)).not.toThrow()
})

test.each([
  ['a path without its extension', './boot', 'app/boot.ts'],
  ['a path with it', 'boot.ts', 'app/boot.ts'],
  ['nothing', undefined, 'app/start.ts'],
  ['a file that is missing', 'nowhere', undefined],
])('an entry may be named by %s', (_name, start, found) => {
  const options = { srcDirectory: 'app', entries: { start } }
  expect(findSpecialFileIn('start', root, options)).toBe(found && join(root, found))
})

test('a folder is refused as an entry', () => {
  expect(findSpecialFileIn('server', root, { srcDirectory: 'app' })).toBe(undefined)
})
