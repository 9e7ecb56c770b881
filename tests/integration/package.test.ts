import { parse } from '@babel/parser'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { describe, expect, test } from 'vitest'
import { RUNTIME } from '../../babel-plugin/model/definitions.ts'
import { ROOT } from '../support/prepare.mjs'

const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, Record<string, string> | string>
}

/** The modules that a browser loads for an entry, except lazy ones. */
async function firstLoad(entry: string): Promise<readonly string[]> {
  const [built] = [
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: { write: false, lib: { entry: join(ROOT, entry), formats: ['es'] } },
    }),
  ].flat()
  if (built === undefined || !('output' in built)) throw new Error('Nothing was built.')
  const [first, ...others] = built.output.filter((file) => file.type === 'chunk')
  if (first === undefined) throw new Error('No chunk was built.')
  const chunks = [first, ...others.filter(({ fileName }) => first.imports.includes(fileName))]
  return chunks.flatMap(({ modules }) => Object.keys(modules))
}

describe('the entries that a browser may load', () => {
  test.each(['dist/src/index.browser.js', 'dist/src/client.js', 'dist/src/internal/client.js'])(
    '%s loads no server code, no Node modules and no seroval',
    async (entry) => {
      const ids = await firstLoad(entry)
      expect(ids.length).toBeGreaterThan(0)
      const forbidden =
        /\/src\/(?:server|vite)[/.]|\/babel-plugin\/|\/seroval\/|^node:|rich-transport/
      expect(ids.filter((id) => forbidden.test(id))).toEqual([])
    },
  )
})

/** The packages that a file of the build imports while it loads, transitively. */
function importsOf(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const { program } = parse(readFileSync(file, 'utf8'), { sourceType: 'module' })
  const sources = program.body.flatMap((each) => ('source' in each && each.source?.value) || [])
  for (const source of sources) {
    if (source.startsWith('.')) importsOf(join(dirname(file), source), seen)
    else seen.add(source)
  }
  return seen
}

test('the types of the root need no additional packages', () => {
  const seen = new Set<string>()
  const look = (file: string): readonly string[] => {
    if (seen.has(file)) return []
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/(?:from |import\()["']([^"']+)/g)].flatMap(([, source = '']) =>
      source.startsWith('.')
        ? look(join(dirname(file), source.replace(/\.js$/, '.d.ts')))
        : [source],
    )
  }
  expect(look(join(ROOT, 'dist/src/index.d.ts'))).toEqual([])
  expect(seen.size).toBeGreaterThan(10)
})

const runtimeEntries = Object.keys(exports).filter((entry) => entry !== './package.json')
const plugins = ['./vite', './plugin/vite']
const routersOf = (entry: string): readonly string[] => {
  const { default: file = '' } = Object(exports[entry]) as Record<string, string>
  const imported = [...importsOf(join(ROOT, file))]
  expect(imported.length).toBeGreaterThan(0)
  return imported.filter((source) => source.startsWith('@tanstack/'))
}

test.each(plugins)('%s loads without a router installed', (entry) => {
  expect(routersOf(entry)).toEqual([])
})

test.each(runtimeEntries.filter((entry) => !plugins.includes(entry)))(
  '%s loads no router code',
  (entry) => {
    expect(routersOf(entry)).toEqual([])
  },
)

test('the testing kit of a browser loads no Node modules', async () => {
  const ids = await firstLoad('dist/src/testing.browser.js')
  expect(ids.length).toBeGreaterThan(0)
  expect(ids.filter((id) => /^node:|__vite-browser-external|request-context/.test(id))).toEqual([])
})

test('no other entry imports the testing kit', () => {
  const entries = Object.keys(exports).filter((entry) => !/testing|package\.json/.test(entry))
  for (const entry of entries) {
    const target = exports[entry]
    const files = typeof target === 'object' ? Object.values(target) : []
    for (const file of new Set(files.filter((each) => each.endsWith('.js')))) {
      expect(modulesBehind(join(ROOT, file))).not.toContainEqual(
        expect.stringMatching(/\/src\/testing|^\/msw/),
      )
    }
  }
})

describe('the imports of compiled code', () => {
  test.each([
    ['client', [RUNTIME.clientServerFn, RUNTIME.namedMiddleware, RUNTIME.refuseOnThisSide]],
    ['server', [RUNTIME.serverServerFn, RUNTIME.namedMiddleware, RUNTIME.refuseOnThisSide]],
  ] as const)('are exported by the built %s entry', async (environment, names) => {
    const entry: object = await import(join(ROOT, `dist/src/internal/${environment}.js`))
    for (const name of names) expect(entry).toHaveProperty(name, expect.any(Function))
  })
})

test('every export of the package resolves to a built file', () => {
  const files = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  )
  for (const file of files) expect(readFileSync(join(ROOT, file), 'utf8')).not.toBe('')
})

test('the package runs in plain Node: both entries of the app load without a bundler', async () => {
  const app: object = await import('seamline')
  const server: object = await import('seamline/server')
  expect(app).toHaveProperty('createServerFn')
  expect(server).toHaveProperty('createStartHandler')
})

/** A built module and its transitive imports, packages by name. */
function modulesBehind(file: string, met: Set<string> = new Set()): readonly string[] {
  if (met.has(file)) return []
  met.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, source = ''] of text.matchAll(/(?:from|import) ?\(?"([^"]+)"/g)) {
    if (source.startsWith('.')) modulesBehind(join(dirname(file), source), met)
    else met.add(`/${source}/`)
  }
  return [...met]
}
