/** Statements beside server functions: which ones a browser gets, and how a build reports them. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder, createLogger } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesIn } from '../support/built-files.ts'
import { callId } from '../support/call-shape.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { CLIENT_MARKER, SERVER_MARKER } from '../support/notes-app.ts'
import { built, type Running } from '../support/running-app.ts'

const app = createFixtureApp({
  'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'src/main.ts': `
    import { listNotes } from './notes'
    import { login } from './session'
    listNotes().then(login)`,
  'src/db.server.ts': `
    const rows: string[] = []
    export const db = {
      exec: (row: string) => rows.push('${SERVER_MARKER} ' + row),
      all: (): readonly string[] => rows,
    }`,
  'src/notes.ts': `
    import { createServerFn } from 'seamline'
    import { db } from './db.server'
    import { readFileSync } from 'node:fs'

    const FOLDER = process.env.NOTES_FOLDER ?? '${SERVER_MARKER} folder'
    if (FOLDER === '') throw new Error('${SERVER_MARKER}: set NOTES_FOLDER')
    db.exec('${SERVER_MARKER} schema')
    const seed = readFileSync('package.json', 'utf8').length
    db.exec('${SERVER_MARKER} seed ' + seed)
    console.log('${CLIENT_MARKER} loaded')

    export const listNotes = createServerFn().handler(() => [...db.all(), FOLDER])`,
  'src/session.ts': `
    import { createServerFn } from 'seamline'
    import { open } from 'native-db'
    import { session } from './make-session'
    const store = open('sessions')
    store.clean()
    const auth = session({ password: process.env.PASSWORD ?? '' })
    export const login = createServerFn().middleware([auth]).handler(() => store.get('a'))`,
  'src/make-session.ts': `
    import { createMiddleware } from 'seamline'
    export const session = ({ password }: { password: string }) =>
      createMiddleware({ type: 'function' }).server(({ next }) => next({ context: { password } }))
    export const named = session({ password: process.env.PASSWORD ?? '${SERVER_MARKER}' })`,
  'node_modules/native-db/package.json': JSON.stringify({
    name: 'native-db',
    version: '1.0.0',
    type: 'module',
    main: 'index.js',
    dependencies: { 'node-gyp-build': '*' },
  }),
  'node_modules/native-db/index.js': `
    export const open = (name) => ({ clean: () => name, get: (key) => key })`,
})
afterAll(app.remove)

const warnings: string[] = []
beforeAll(async () => {
  const logger = createLogger('silent')
  const customLogger = { ...logger, warn: (text: string) => warnings.push(text) }
  const builder = await createBuilder({ root: app.root, customLogger })
  await builder.buildApp()
})

test('server-only statements are in no file of the browser', () => {
  const client = [...filesIn(join(app.root, 'dist/client')).values()].join('\n')
  expect(client).toContain(`${CLIENT_MARKER} loaded`)
  expect(client).not.toContain(SERVER_MARKER)
})

describe('on the server', () => {
  let server: Running
  beforeAll(async () => {
    server = await built(app.root)
  })
  afterAll(() => server.stop())

  test('the statements run before the first call', async () => {
    const { serverFunctions } = report()
    const { id = '' } = serverFunctions.find(({ name }) => name === 'listNotes') ?? {}
    const response = await callId(server.url, id, { method: 'GET' })
    const { result } = await response.json()
    const seeded = expect.stringMatching(
      new RegExp(`^${SERVER_MARKER} ${SERVER_MARKER} seed \\d+$`),
    )
    expect(result).toEqual([
      `${SERVER_MARKER} ${SERVER_MARKER} schema`,
      seeded,
      `${SERVER_MARKER} folder`,
    ])
  })
})

test('the report lists the code that the browser runs, by module', () => {
  expect(report().clientEffects).toEqual([
    {
      file: 'src/make-session.ts',
      // The argument itself is not in the browser.
      statements: [
        {
          line: 5,
          code: `export const named = session({ password: process.env.PASSWORD ?? '${SERVER_MARKER}'…`,
          reads: { sources: [], environment: false },
        },
      ],
    },
    {
      file: 'src/notes.ts',
      statements: [
        {
          line: 11,
          code: `console.log('${CLIENT_MARKER} loaded')`,
          reads: { sources: [], environment: false },
        },
      ],
    },
    {
      file: 'src/session.ts',
      statements: [
        {
          line: 5,
          code: `const store = open('sessions')`,
          reads: { sources: ['native-db'], environment: false },
        },
        {
          line: 6,
          code: 'store.clean()',
          reads: { sources: ['native-db'], environment: false },
        },
        {
          line: 7,
          code: `const auth = session({ password: process.env.PASSWORD ?? '' })`,
          reads: { sources: ['./make-session'], environment: true },
        },
      ],
    },
  ])
})

test('the build warns about code that looks like server code, with its place and the fix', () => {
  const own = warnings.filter((text) => text.includes('(SERVER_CODE_AT_LOAD)'))
  expect(own).toHaveLength(3)
  expect(own[2]).toBe(
    "[seamline] src/session.ts:7 also runs in the browser, but reads `process.env`: `const auth = session({ password: process.env.PASSWORD ?? '' })`. Move it to a `*.server.ts` module, or into the function that needs it. (SERVER_CODE_AT_LOAD)",
  )
  expect(own[0]).toContain('src/session.ts:5')
  expect(own[0]).toContain('reads `native-db`')
})

interface Report {
  readonly serverFunctions: readonly { readonly name: string; readonly id: string }[]
  readonly clientEffects: readonly object[]
}

function report(): Report {
  return JSON.parse(readFileSync(join(app.root, 'dist/seamline-report.json'), 'utf8'))
}
