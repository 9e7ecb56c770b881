import { connect } from 'node:net'
import { once } from 'node:events'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientServerFn } from '../../src/internal/client.ts'
import { createServerFn } from '../../src/index.ts'
import { freePort, startBuilt, type ChildServer } from '../support/child-server.ts'
import { createFixtureApp, type FixtureApp } from '../support/fixture-app.ts'
import { CLIENT_MARKER, idsIn, NOTES_APP, SERVER_MARKER } from '../support/notes-app.ts'
import { IS_FULL } from '../support/selection.ts'
import { testInFull } from '../support/test-in-full.ts'

async function build(app: FixtureApp, sourcemap: boolean | 'inline' = true): Promise<void> {
  const builder = await createBuilder({ root: app.root, logLevel: 'error', build: { sourcemap } })
  await builder.buildApp()
}

/** Built once, with source maps. */
const app = createFixtureApp(NOTES_APP)
beforeAll(() => build(app))
afterAll(app.remove)

describe('the files of the browser', () => {
  // In the fast set, shapes-build.test.ts has inline source maps.
  test.each(IS_FULL ? ([true, 'inline', false] as const) : [true, false])(
    'contain no server code (source maps: %s)',
    async (sourcemap) => {
      const own = sourcemap === true ? app : createFixtureApp(NOTES_APP)
      if (own !== app) await build(own, sourcemap)
      const files = own.read('dist/client')
      const decoded = [...files.values()].map(withInlineMaps)
      expect(decoded.filter((text) => text.includes(SERVER_MARKER))).toEqual([])
      expect(decoded.some((text) => text.includes(CLIENT_MARKER))).toBe(true)
      expect(decoded.filter((text) => text.includes('node:crypto'))).toEqual([])
      if (own !== app) own.remove()
    },
  )

  test('leave the server code in the build of the server', () => {
    const server = [...app.read('dist/server').values()].join('\n')
    expect(server).toContain('SERVER_MARKER table')
    expect(server).toContain('SERVER_MARKER realm')
    // The runtime is bundled: the server need not have the dependencies of the app installed.
    expect(server).not.toMatch(/^import\b[^\n]*["'](?:seamline|seroval|cookie-es)/m)
  })

  // shapes-everywhere.test.ts compares two builds of an app with packages.
  testInFull('are the same in two builds, byte for byte, wherever the app lies', async () => {
    const elsewhere = createFixtureApp(NOTES_APP)
    await build(elsewhere)
    expect(idsIn(elsewhere.read('dist/server'))).toEqual(idsIn(app.read('dist/server')))
    expect(elsewhere.read('dist/client')).toEqual(app.read('dist/client'))
    elsewhere.remove()
  })
})

describe('the built server', () => {
  let server: ChildServer
  let ids: ReadonlyMap<string, string>

  beforeAll(async () => {
    ids = idsIn(app.read('dist/server'))
    server = await startBuilt(app.root, await freePort())
  })
  afterAll(() => server.stop())

  const call = (name: string, init: RequestInit & { query?: string } = {}): Promise<Response> =>
    fetch(`${server.url}/_serverFn/${ids.get(name) ?? name}${init.query ?? ''}`, {
      ...init,
      headers: { origin: server.url, ...init.headers },
    })
  const post = (name: string, body: string, headers: Record<string, string> = {}) =>
    call(name, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  test('serves the page beside the endpoint', async () => {
    const page = await fetch(server.url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>fixture</title>')
  })

  test('runs middleware, validator and handler for a call', async () => {
    const response = await post('addNote', '{"data":"milk"}', { authorization: CLIENT_MARKER })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(await response.json()).toEqual({ result: { count: 2, length: 64 } })
  })

  test('handles GET, HEAD and POST for a GET function', async () => {
    const answers = await Promise.all(
      ['GET', 'HEAD', 'POST'].map((method) => call('countNotes', { method })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await answers[1]?.text()).toBe('')
  })

  test('encodes values beyond JSON as JSON with a side table', async () => {
    const response = await call('dates')
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toHaveProperty(
      'tags',
      expect.arrayContaining([expect.arrayContaining(['d'])]),
    )
  })

  test('responds to each bad request with its own protocol error and keeps running', async () => {
    const large = JSON.stringify({ data: 'x'.repeat(1_100_000) })
    const refusals = {
      'the app refuses': post('addNote', '{"data":"milk"}'),
      'the validator refuses': post('addNote', '{"data":""}', { authorization: CLIENT_MARKER }),
      'unknown id': call('nothing-here'),
      'a name of Object.prototype': call('constructor'),
      'a function that no page calls': call('neverCalledByThePage'),
      'wrong method': call('addNote'),
      'another content type': post('addNote', '{}', { 'content-type': 'text/plain' }),
      'not JSON': post('addNote', '{'),
      'not a call': post('addNote', '[]'),
      'too large': post('addNote', large),
      'another site': post('addNote', '{}', { origin: 'https://evil.test' }),
      crash: post('crash', ''),
    }
    const codes = await Promise.all(
      Object.entries(refusals).map(async ([name, answer]) => [name, await codeOf(await answer)]),
    )
    expect(Object.fromEntries(codes)).toEqual({
      'the app refuses': [401, '1; error', 'UNAUTHORIZED'],
      'the validator refuses': [400, '1; error', 'VALIDATION_FAILED'],
      'unknown id': [404, '1; error', 'UNKNOWN_FUNCTION'],
      'a name of Object.prototype': [404, '1; error', 'UNKNOWN_FUNCTION'],
      'a function that no page calls': [404, '1; error', 'UNKNOWN_FUNCTION'],
      'wrong method': [405, '1; error', 'METHOD_NOT_ALLOWED'],
      'another content type': [415, '1; error', 'UNSUPPORTED_MEDIA_TYPE'],
      'not JSON': [400, '1; error', 'BAD_JSON'],
      'not a call': [400, '1; error', 'BAD_PAYLOAD'],
      'too large': [413, '1; error', 'PAYLOAD_TOO_LARGE'],
      'another site': [403, '1; error', 'FORBIDDEN_ORIGIN'],
      crash: [500, '1; error', 'INTERNAL_SERVER_ERROR'],
    })
    expect((await call('countNotes')).status).toBe(200)
  })

  test('logs an unexpected error under its id and exposes only the id', async () => {
    const text = await (await post('crash', '')).text()
    expect(text).not.toContain('hunter2')
    const { error } = JSON.parse(text)
    expect(error.errorId).toMatch(/^[\da-f-]{36}$/)
    expect(server.log()).toContain(error.errorId)
    expect(server.log()).toContain('hunter2')
    expect(server.log()).toContain('crash (src/Notes.tsx)')
  })

  test('serves other calls while a caller disconnects in the middle of a body', async () => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), 'localhost')
    await once(socket, 'connect')
    socket.write(
      `POST /_serverFn/${ids.get('addNote')} HTTP/1.1\r\nHost: localhost:${port}\r\n` +
        `Origin: ${server.url}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"da`,
    )
    socket.destroy()
    await once(socket, 'close')
    expect((await call('countNotes')).status).toBe(200)
  })

  test('aborts the signal of a handler when its caller disconnects', async () => {
    const controller = new AbortController()
    const aborted = call('hang', { method: 'POST', signal: controller.signal })
    await server.printed('the call hangs')
    controller.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    await server.printed('the call was aborted')
    expect((await call('countNotes')).status).toBe(200)
  })
})

test('a call in flight rejects with NETWORK when the server dies, and is not sent again', async () => {
  const server = await startBuilt(app.root, await freePort())
  const sent: string[] = []
  const id = idsIn(app.read('dist/server')).get('hang') ?? ''
  // The transform returns the builder unchanged; its type does not show the record within.
  const hang = clientServerFn(createServerFn({ method: 'POST' }) as never, id)
  const call = hang({
    headers: { origin: server.url },
    fetch: (path, init) => {
      sent.push(String(path))
      return fetch(`${server.url}${path}`, init)
    },
  })
  const settled = expect(call).rejects.toMatchObject({ name: 'ProtocolError', code: 'NETWORK' })
  await server.printed('the call hangs')
  await server.crash()
  await settled
  expect(sent).toEqual([hang.url])
})

/** The code of the error in a response. */
async function codeOf(response: Response): Promise<unknown> {
  const { error } = await response.json()
  return [response.status, response.headers.get('x-seamline'), error.code]
}

function withInlineMaps(text: string): string {
  return text.replaceAll(/base64,([\w+/=]+)/g, (_whole, encoded: string) =>
    Buffer.from(encoded, 'base64').toString('latin1'),
  )
}
