import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder, createLogger } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { answersOf, callId, resultsOf } from '../support/call-shape.ts'
import { freePort, startBuilt, type ChildServer } from '../support/child-server.ts'
import { CLIENT_MARKER, SERVER_MARKER } from '../support/notes-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { IS_FULL } from '../support/selection.ts'
import { createShapesApp } from '../support/shapes-app.ts'
import { SHAPES } from '../support/shapes-server.ts'
import { filesIn, mapsIn } from '../support/built-files.ts'

type SourceMaps = boolean | 'inline' | 'hidden'

const UNUSED = functionId('src/server/notes.ts', 'neverCalled')
const OLD_LIST = functionId('src/old-notes.ts', 'list')

/** Builds an app and returns the log. */
async function build(root: string, sourcemap: SourceMaps = true): Promise<string> {
  const lines: string[] = []
  const customLogger = createLogger('error')
  customLogger.info = (text) => void lines.push(text)
  const options = { build: { sourcemap, manifest: true } }
  await (await createBuilder({ root, customLogger, logLevel: 'error', ...options })).buildApp()
  return lines.join('\n')
}

function reportOf(root: string): string {
  return readFileSync(join(root, 'dist/seamline-report.json'), 'utf8')
}

const workspace = createShapesApp()
afterAll(workspace.remove)

let whole: Promise<string> | undefined
/** Builds the app with source maps, once: the last build of the browser serves the server, too. */
const buildWhole = (): Promise<string> => (whole ??= build(workspace.app))

const SOURCE_MAPS: readonly SourceMaps[] = IS_FULL ? ['inline', 'hidden', true] : ['inline', true]

describe.each(SOURCE_MAPS)('the browser build with source maps: %s', (sourcemap) => {
  let files: ReadonlyMap<string, string>

  beforeAll(async () => {
    await (sourcemap === true ? buildWhole() : build(workspace.app, sourcemap))
    files = filesIn(join(workspace.app, 'dist/client'))
  })

  /** The files that contain a text, in their code or source maps. */
  const holding = (text: string): readonly string[] =>
    [...files].flatMap(([path, content]) =>
      [content, ...mapsIn(content)].some((each) => each.includes(text)) ? [path] : [],
    )

  test("contains no server code and all of the browser's", () => {
    expect(holding(SERVER_MARKER)).toEqual([])
    expect(holding('node:crypto')).toEqual([])
    const extensions = new Set([...files.keys()].map((path) => path.split('.').at(-1)))
    const maps = sourcemap === 'inline' ? [] : ['map']
    expect([...extensions].toSorted()).toEqual(['css', 'html', 'js', 'json', ...maps].toSorted())
    const kept = holding(CLIENT_MARKER).map((path) => path.split('.').at(-1))
    expect([...new Set(kept)].toSorted()).toEqual(['css', 'js', ...maps].toSorted())
  })

  test('names no folder of the build machine', () => {
    expect(holding(workspace.root)).toEqual([])
    expect(holding(ROOT)).toEqual([])
  })

  test('has a readable map for each chunk, with the text of its modules', () => {
    const chunks = [...files].filter(([path]) => path.endsWith('.js'))
    const maps = chunks.flatMap(([path, code]) => [
      ...mapsIn(code),
      ...(files.has(`${path}.map`) ? [files.get(`${path}.map`) ?? ''] : []),
    ])
    expect(chunks.length).toBeGreaterThan(2)
    expect(maps.length).toBe(chunks.length)
    const modules = maps.map((map): { sources: string[]; sourcesContent: string[] } =>
      JSON.parse(map),
    )
    for (const { sources, sourcesContent } of modules) {
      expect(sourcesContent.length).toBe(sources.length)
    }
    const sources = modules.flatMap((each) => each.sources)
    const own = ['src/App.tsx', 'src/panel.tsx', 'kit/src/authed.ts', 'fixture-stats/dist/index.js']
    for (const file of own) expect(sources.find((source) => source.endsWith(file))).toBeDefined()
  })
})

describe('the built server', () => {
  let server: ChildServer
  let log: string

  beforeAll(async () => {
    log = await buildWhole()
    server = await startBuilt(workspace.app, await freePort())
  })
  afterAll(() => server.stop())

  test('runs each function that the page calls, in any form', async () => {
    expect(await answersOf(server.url, SHAPES)).toEqual(resultsOf(SHAPES))
  })

  test('contains neither code nor name of a function that no page calls', async () => {
    for (const id of [UNUSED, 'listNotes', 'src/server/notes.ts']) {
      const response = await callId(server.url, encodeURIComponent(id), { method: 'GET' })
      expect([id, response.status]).toEqual([id, 404])
      expect((await response.json()).error.code).toBe('UNKNOWN_FUNCTION')
    }
  })

  test('accepts the id of a function from an older build', async () => {
    const response = await callId(server.url, OLD_LIST, { method: 'GET' })
    expect(await response.json()).toEqual({ result: 2 })
  })

  test('the report lists all functions, and those that a page can call', () => {
    const unused = { file: 'src/server/notes.ts', name: 'neverCalled', method: 'GET' } as const
    const shapes = [...SHAPES, { ...unused, middleware: [] }].map((shape) => ({
      name: shape.name,
      id: functionId(shape.file, shape.name),
      aliases: shape.name === 'listNotes' ? [OLD_LIST] : [],
      file: shape.file,
      method: shape.method,
      middleware: shape.middleware,
      reachable: shape.name !== 'neverCalled',
    }))
    const serverFunctions = shapes.toSorted((a, b) =>
      `${a.file}#${a.name}` < `${b.file}#${b.name}` ? -1 : 1,
    )
    expect(JSON.parse(reportOf(workspace.app))).toMatchObject({ serverFunctions })
  })

  test('the log shows the report as a table', () => {
    expect(log).toContain(`
server functions: 17, 16 reachable
  kitVersion        GET   @fixture/kit/src/version.ts
  getStats          GET   fixture-stats/dist/index.js  counted
  increase          POST  src/Counter.tsx
  panelText         GET   src/panel.tsx
  countVisits       GET   src/server/account.ts        counted
  whoAmI            POST  src/server/account.ts        session
  banUser           POST  src/server/admin.ts          roleOf(…)
  api.notes.list    GET   src/server/api.ts
  api.notes.remove  POST  src/server/api.ts
  default           GET   src/server/greet.ts
  fromNamespace     GET   src/server/imports.ts
  fromRenamed       GET   src/server/imports.ts
  addNote           POST  src/server/notes.ts
  listNotes         GET   src/server/notes.ts
  neverCalled       GET   src/server/notes.ts          (not called by any page)
  readEnv           GET   src/server/notes.ts
  search            GET   src/server/search.ts
`)
  })
})
