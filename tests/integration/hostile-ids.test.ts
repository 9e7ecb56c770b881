/**
 * A dev server also receives requests from foreign pages: no URL of theirs may run code on the
 * machine or read its files.
 */

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type OutgoingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { IS_FULL } from '../support/selection.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

/** The folder above the app, which no request may reach. */
const outside = mkdtempSync(join(ROOT, 'tests/.tmp/outside-'))
afterAll(() => rmSync(outside, { recursive: true, force: true }))

/** Code whose execution shows in a global variable and in a file. */
const CANARY = join(outside, 'canary')
const RUN = `globalThis.hostileCode=1;process.getBuiltinModule("fs").writeFileSync("${CANARY}","")`
writeFileSync(join(outside, 'run.mjs'), `${RUN}\nexport const text = 'OUTSIDE_SECRET'`)
writeFileSync(join(outside, 'secret.txt'), 'OUTSIDE_SECRET')

/** Secrets that no response may contain. */
const SECRET = /(?:OUTSIDE|SERVER)_SECRET/

const SERVER_MODULE = `export const secret = 'SERVER_SECRET'`

const SOURCES: AppFiles = {
  'src/fns.ts': `
    import { createServerFn } from 'seamline'
    import { secret } from './db.server'
    export const read = createServerFn().handler(() => secret.length)`,
  'src/built-in.ts': `
    import { readFileSync } from 'node:fs'
    export const use = () => readFileSync('x')`,
  'src/db.server.ts': SERVER_MODULE,
  'src/old.server.cts': SERVER_MODULE,
  'src/barrel.server.ts': `export * from './db.server'`,
  'src/effect.ts': `${RUN}\nexport const effect = 1`,
}

const FUNCTIONS_ONLY: AppFiles = {
  ...SOURCES,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
  'src/main.ts': `
    import { use } from './built-in'
    import { read } from './fns'
    export const later = () => [read(), use()]`,
}

const ROUTED: AppFiles = smallRoutedApp({
  ...SOURCES,
  'src/routes/index.tsx': `
    import { read } from '../fns'
    ${pageFile('/', 'loader: () => read(), component: () => <p>home</p>')}`,
})

const FOREIGN = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

const IMAGE = { ...FOREIGN, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }
const FRAME = {
  ...FOREIGN,
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'iframe',
  accept: 'text/html',
}

/** The sender of a request; the last sends no headers about itself. */
const SENDERS: readonly OutgoingHttpHeaders[] = [IMAGE, {}]

const DATA = 'data:text/javascript'

/** Names that resolve to code or to files when they are imported. */
const NAMES: readonly string[] = [
  `${DATA},${encodeURIComponent(RUN)}`,
  `${DATA};base64,${Buffer.from(RUN).toString('base64url')}`,
  `node:${DATA};base64,${Buffer.from(RUN).toString('base64url')}`,
  `file://${outside}/run.mjs`,
  `node:file://${outside}/run.mjs`,
  `http://127.0.0.1:9/run.mjs`,
  `${outside}/run.mjs`,
  `${outside}/secret.txt`,
  '../run.mjs',
  '../secret.txt',
  '..%2Frun.mjs',
  '..%252Frun.mjs',
  String.raw`..\run.mjs`,
  'node:../../../../run.mjs',
  'node:fs/../../run.mjs',
  'node:wasi',
  'wasi',
  'fs?import=./run.mjs',
  'constructor',
]

const PACKAGE = '/node_modules/seamline/dist/src'

/** URLs that contain a name, by the hook that handles them. */
const WAYS: readonly (readonly [string, (name: string) => string])[] = [
  ['the placeholder for a built-in module', (name) => `/@id/__x00__seamline:builtin:${name}`],
  ['the same with an encoded null byte', (name) => `/@id/%00seamline:builtin:${name}`],
  ['the same, encoded twice', (name) => `/@id/%2500seamline:builtin:${name}`],
  ['the same without a null byte', (name) => `/@id/seamline:builtin:${name}`],
  ['an import', (name) => `/@id/${name}`],
  ['a virtual module', (name) => `/@id/__x00__${name}`],
  ['a file', (name) => `/@fs/${name}`],
  ['a path', (name) => `/${name}`],
  ['a path below the sources', (name) => `/src/${name}`],
  ['a re-export of a forbidden module', (name) => `/@id/${name}?seamline-forbidden`],
  ['a file that a forbidden module re-exports', (name) => `/@fs/${name}?x&seamline-forbidden`],
  ['a module of the server under Vitest', (name) => `/@id/${name}?seamline-server`],
  ['the client entry', (name) => `/@id/__x00__virtual:seamline/client-entry${name}`],
  ['the client entry, by a query', (name) => `/@id/virtual:seamline/client-entry?${name}`],
  ['the server entry', (name) => `/@id/virtual:seamline/server-entry?${name}`],
  ['the replacement for solid-js/web', (name) => `/@id/__x00__seamline:solid-web?${name}`],
  ['the configuration', (name) => `${PACKAGE}/internal/config.js?${name}`],
  ['the checks of development', (name) => `${PACKAGE}/internal/dev-checks.js?${name}`],
  ['the server of tests', (name) => `${PACKAGE}/internal/test-server.js?${name}&seamline-server`],
  ['the core of the router', (name) => `/@id/@tanstack/router-core/${name}`],
  ['a part of a route', (name) => `/src/routes/index.tsx?tsr-split=${name}`],
  ['the page of a failure', (name) => `/@seamline/failed-page?${name}`],
]

/** With the second, Vite treats any URL as that of a module. */
const QUERIES = ['', '?import']

/** Suffixes for the URL of a file. */
const ENDS: readonly string[] = [
  '',
  ...'/ // .map %00 %2500 %3Fraw %23 ? ?v=1 ?t=1 ?import ?raw ?import&raw ?raw&url'.split(' '),
  ...'?raw?? ?%72aw ?url ?inline ?init ?worker ?sharedworker ?worker_file&type=module'.split(' '),
  ...'?direct ?.css ?.html ?lang.css ?lang.json ?html-proxy&index=0.js'.split(' '),
  ...'?tsr-split=component ?seamline-forbidden ?seamline-server'.split(' '),
  '?raw&seamline-forbidden',
]

/** Other URLs of a source file. */
function urlsOf(file: string, root: string): readonly string[] {
  const path = `/src/${file}`
  const places = [
    path,
    `//src/${file}`,
    `//@fs${root}${path}`,
    `/src//${file}`,
    `/src/./${file}`,
    `/x/..${path}`,
    `/src/${file.replace('.', '%2E')}`,
    `/src/${file.replace('s', '%73')}`,
    `/src/${file.replace('.', '%252E')}`,
    `/@fs${root}/src/${file.replace('.', '%252E')}`,
    `/@fs${encodeURIComponent(root + path)}`,
    path.replaceAll('/', '\\'),
    `/@fs${root}${path}`,
    `/@fs/${root}${path}`,
    `/@id${path}`,
    `/@id/${root}${path}`,
    `/@id/__x00__${root}${path}`,
    `/@id/%00${root}${path}`,
  ]
  return places.flatMap((place) => ENDS.map((end) => `${place}${end}`))
}

describe.each([
  ['an app with functions only', FUNCTIONS_ONLY, 0],
  ['an app with routes', ROUTED, 1],
])('%s', (_kind, files, turn) => {
  const app = createFixtureApp(files, 'seamline', outside)
  const log = vi.spyOn(console, 'error').mockReturnValue()
  let server: DevServer

  beforeAll(async () => {
    server = await startDevServer(app.root)
    // The page's modules have issued all existing ids.
    for (const url of ['/', '/src/fns.ts', '/src/built-in.ts', '/src/barrel.server.ts']) {
      await send(url, {})
    }
  })
  afterAll(async () => {
    log.mockRestore()
    await server.stop()
    app.remove()
  })

  /** Sends exactly this path, which `fetch` would normalize. */
  function send(path: string, headers: OutgoingHttpHeaders): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(server.url)
      request({ host: 'localhost', port, path, headers }, async (response) => {
        const chunks = await response.toArray()
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
      })
        .on('error', reject)
        .end()
    })
  }

  async function attack(urls: readonly string[], senders = SENDERS): Promise<void> {
    reset()
    for (const [index, url] of urls.entries()) {
      for (const headers of IS_FULL ? senders : inTurn(senders, index)) {
        const { body } = await send(url, headers)
        expect(SECRET.exec(body)?.[0], url).toBeUndefined()
        expect(didRun(), url).toBe(false)
      }
    }
    const id = functionId('src/fns.ts', 'read')
    const call = await send(`/_serverFn/${id}`, { origin: server.url })
    expect(call).toEqual({ status: 200, body: '{"result":13}' })
    const { status } = await send('/src/fns.ts', {})
    expect(status).toBe(200)
  }

  // In the fast set, each app receives the queries that the other does not.
  const queriesOf = (index: number): readonly string[] =>
    IS_FULL ? QUERIES : inTurn(QUERIES, index + turn)

  test.each(WAYS)('%s', (_what, urlOf) =>
    attack(
      NAMES.flatMap((name, index) => queriesOf(index).map((query) => `${urlOf(name)}${query}`)),
    ),
  )

  test.each(['db.server.ts', 'old.server.cts'])('no response contains the text of %s', (file) =>
    attack(urlsOf(file, app.root), [...SENDERS, FRAME]),
  )

  test('a page may have the name of a file of the server', async () => {
    const { status } = await send('/view/src/db.server.ts', FRAME)
    expect(status).not.toBe(403)
  })

  test('other URLs of a module with functions do not replace the functions', () =>
    attack(urlsOf('fns.ts', app.root).filter((url) => !/raw/.test(url))))

  test('a built-in that a module imports is still explained where it is used', async () => {
    const { body } = await send('/@id/__x00__seamline:builtin:node:fs', {})
    expect(body).toContain('readFileSync')
    expect(body).toContain('SERVER_CODE_IN_CLIENT')
  })

  describe('an id of a function', () => {
    test.each([
      '../../etc/passwd',
      '..%2F..%2Fetc%2Fpasswd',
      '..%252F..%252Fetc%252Fpasswd',
      String.raw`..\..\etc\passwd`,
      'node:fs',
      'node:fs%23readFileSync',
      'src/effect.ts%23effect',
      '%2Fsrc%2Feffect.ts',
      `@fs${join(outside, 'run.mjs')}`,
      `%2F@fs${encodeURIComponent(join(outside, 'run.mjs'))}`,
      `file:%2F%2F${encodeURIComponent(join(outside, 'run.mjs'))}`,
      `file:${join(outside, 'run.mjs')}`,
      encodeURIComponent(`${DATA},${RUN}`),
      encoded({ file: join(outside, 'run.mjs'), export: 'text' }),
      encoded({ file: '/src/effect.ts', export: 'effect' }),
      encoded({ file: '/src/db.server.ts', export: 'secret' }),
      '__proto__',
      'constructor',
      '%00',
      '__x00__seamline:builtin:node:fs',
    ])('%s is unknown and loads no module', async (id) => {
      const { status, body } = await send(`/_serverFn/${id}`, { origin: server.url })
      // Paths outside the endpoint are handled by a page of the app or by Vite.
      if (new URL(`/_serverFn/${id}`, server.url).pathname.startsWith('/_serverFn/')) {
        expect(JSON.parse(body).error.code).toBe('UNKNOWN_FUNCTION')
      }
      expect(status).toBe(404)
      await attack([`/_serverFn/${id}`])
    })
  })
})

/** Rotated, so that each suffix meets every part of a URL. */
function inTurn<T>(all: readonly T[], index: number): readonly T[] {
  const turn = (index + Math.floor(index / all.length)) % all.length
  return all.slice(turn, turn + 1)
}

function encoded(id: object): string {
  return Buffer.from(JSON.stringify(id)).toString('base64url')
}

interface Reply {
  readonly status: number
  readonly body: string
}

function reset(): void {
  Reflect.deleteProperty(globalThis, 'hostileCode')
  rmSync(CANARY, { force: true })
}

/** Whether code of a hostile request has run, or a built-in that only such requests name. */
function didRun(): boolean {
  const loaded: readonly string[] = Reflect.get(process, 'moduleLoadList')
  return 'hostileCode' in globalThis || existsSync(CANARY) || loaded.includes('NativeModule wasi')
}
