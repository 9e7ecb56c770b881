/**
 * Server functions that come through other plugins: generated, changed, linked, or imported through
 * generated modules.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesIn, mapsIn } from '../../support/built-files.ts'
import { callId } from '../../support/call-shape.ts'
import { startDevServer, type DevServer } from '../../support/dev-server.ts'
import { createGeneratedApp } from '../../support/generated-app.ts'
import { KINDS } from '../../support/generated-kinds.ts'
import { CLIENT_MARKER, SERVER_MARKER } from '../../support/notes-app.ts'
import { built, type Running } from '../../support/running-app.ts'

interface Reported {
  readonly id: string
  readonly file: string
  readonly name: string
  readonly method: string
}

const workspace = createGeneratedApp()
afterAll(workspace.remove)

let server: Running
let reported: readonly Reported[] = []

beforeAll(async () => {
  server = await built(workspace.app)
  const report = readFileSync(join(workspace.app, 'dist/seamline-report.json'), 'utf8')
  reported = JSON.parse(report).serverFunctions
})
afterAll(() => server.stop())

/** The data of a function's response, or the whole of an unexpected response. */
async function answerAt(origin: string, place: string): Promise<unknown> {
  const found = reported.find(({ file, name }) => `${file}#${name}` === place)
  if (found === undefined) return `${place} is not in the report`
  const method = found.method === 'POST' ? 'POST' : 'GET'
  const response = await callId(origin, found.id, { method })
  const body: unknown = await response.json()
  return response.ok && body instanceof Object && 'result' in body ? body.result : body
}

async function answersAt(origin: string, places: readonly string[]): Promise<object> {
  const answers = places.map(async (place) => [place, await answerAt(origin, place)] as const)
  return Object.fromEntries(await Promise.all(answers))
}

describe.each(Object.entries(KINDS))('%s', (_what, { answers }) => {
  test('responds in the built app', async () => {
    expect(await answersAt(server.url, Object.keys(answers))).toEqual(answers)
  })
})

test('no file of the browser contains server code, nor does its source map', () => {
  const files = filesIn(join(workspace.app, 'dist/client'))
  const holding = (text: string): readonly string[] =>
    [...files].flatMap(([file, content]) => (content.includes(text) ? [file] : []))
  expect([...files.keys()].some((file) => file.endsWith('.map'))).toBe(true)
  expect(holding(SERVER_MARKER)).toEqual([])
  expect(holding(CLIENT_MARKER)).not.toEqual([])
})

test('the report names generated modules without a query or a path of this machine', () => {
  const files = reported.map(({ file }) => file)
  expect(files.filter((file) => file.includes('\0') || file.includes(workspace.root))).toEqual([])
  expect(files).toContain('virtual:issues?variant=public')
})

describe('in development', () => {
  let dev: DevServer
  const loaded = new Map<string, string>()

  /** Loads all modules of a page, as a browser would. */
  async function load(url: string): Promise<void> {
    if (loaded.has(url)) return
    loaded.set(url, '')
    const response = await fetch(new URL(url, dev.url))
    const text = await response.text()
    loaded.set(url, response.ok ? text : `${response.status} ${text}`)
    const found = text.matchAll(
      /(?:from |import |import\(|new URL\((?:\/\*.*?\*\/)? *)["']([^"']+)["']/g,
    )
    for (const [, source = ''] of found) if (source.startsWith('/')) await load(source)
  }

  beforeAll(async () => {
    dev = await startDevServer(workspace.app)
    await load('/src/main.ts')
  })
  afterAll(() => dev.stop())

  test.each(Object.entries(KINDS))(
    '%s responds once a page has loaded it',
    async (_what, { answers }) => {
      expect(await answersAt(dev.url, Object.keys(answers))).toEqual(answers)
    },
  )

  test('no module that the browser loads contains server code', () => {
    const holding = [...loaded].flatMap(([url, text]) =>
      [text, ...mapsIn(text)].join('').includes(SERVER_MARKER) ? [url] : [],
    )
    expect(holding).toEqual([])
    expect(loaded.size).toBeGreaterThan(50)
  })
})
