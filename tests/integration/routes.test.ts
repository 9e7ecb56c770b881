/**
 * Routes and pages, built and in development, as a host and a browser without JavaScript see them.
 */

import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { routedApp, SERVER_MARKER } from '../support/routed-app.ts'
import { built, loadPage, SERVERS, typeErrorsIn, type Running } from '../support/running-app.ts'
import { testInFull } from '../support/test-in-full.ts'

const app = createFixtureApp(routedApp('shellComponent'))
afterAll(app.remove)

describe.each(SERVERS)('%s', (name, start) => {
  let server: Running
  beforeAll(async () => {
    server = await start(app.root)
  })
  afterAll(() => server.stop())

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { redirect: 'manual', ...init })
  const load = (path: string): Promise<Response> => loadPage(`${server.url}${path}`)

  test('serves handlers with their middleware', async () => {
    const [one, deleted] = [
      await ask('/api/notes/a%2Fb'),
      await ask('/api/notes/1', { method: 'DELETE' }),
    ]
    expect(await one.json()).toEqual({ id: 'a/b', trace: ['SERVER_MARKER global'] })
    expect(await deleted.json()).toEqual({ id: '1', trace: ['SERVER_MARKER global', 'own'] })
    expect(one.headers.get('x-timed')).toBe(SERVER_MARKER)
    expect(one.headers.get('x-root')).toBe('SERVER_MARKER root')
  })

  test('handles splats and escaped names', async () => {
    expect(await (await ask('/api/files/a/b.txt')).text()).toBe('SERVER_MARKER a/b.txt')
    expect(await (await ask('/my-script.js')).text()).toBe('SERVER_MARKER script')
  })

  test.each([
    ['OPTIONS', '/api/notes/1', 204, 'GET, HEAD, PUT, DELETE, OPTIONS'],
    ['POST', '/api/notes/1', 405, 'GET, HEAD, PUT, DELETE, OPTIONS'],
    ['HEAD', '/api/notes/1', 200, null],
    ['GET', '/nowhere', 404, null],
    ['PUT', '/notes', 405, 'GET, HEAD, POST, OPTIONS'],
  ])('responds to %s of %s with %i', async (method, path, status, allow) => {
    const response = await ask(path, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow])
  })

  test('refuses a path that cannot be decoded', async () => {
    const response = await ask('/api/notes/%zz')
    expect(response.status).toBe(400)
    // The static file server of a build refuses it first.
    if (name !== 'built') expect(await response.text()).toContain('an invalid percent-encoding')
  })

  test('renders a page whose loader calls a function in process', async () => {
    const response = await load('/notes')
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie()).toEqual(['seen=yes; Path=/'])
    expect(response.headers.get('x-root')).toBe('SERVER_MARKER root')
    expect(html).toContain('<title')
    expect(html.replaceAll(/<!--.*?-->/g, '')).toMatch(/server_marker ann in process true/)
    expect(html).toMatch(/<script[^>]* type="module" async src="\//)
  })

  test('serves a handler at the path of a page', async () => {
    const response = await ask('/notes', { method: 'POST', body: '{"text":"milk"}' })
    expect(await response.json()).toEqual({
      text: 'milk',
      marker: SERVER_MARKER,
      trace: ['SERVER_MARKER global', 'user'],
    })
  })

  test('redirects a page load over HTTP', async () => {
    const response = await load('/from')
    expect([response.status, response.headers.get('location')]).toEqual([307, '/notes'])
  })

  test('masks errors', async () => {
    const isBuilt = name === 'built'
    const [handler, page] = [await ask('/api/notes/1', { method: 'PUT' }), await load('/broken')]
    expect([handler.status, page.status]).toEqual([500, 500])
    for (const text of [await handler.text(), await page.text()]) {
      expect(text.includes('hunter2')).toBe(!isBuilt)
    }
  })
})

test('no file of the client contains code of a server option', () => {
  const client = [...app.read('dist/client')]
  expect(client.filter(([, text]) => text.includes(SERVER_MARKER)).map(([file]) => file)).toEqual(
    [],
  )
  expect(client.length).toBeGreaterThan(4)
})

test('the app type-checks: params, context and loaders', async () => {
  expect(await typeErrorsIn(app.root)).toBe('')
})

test('the next request uses an edited handler and a new route', async () => {
  // Without one, the router keeps the first tree of a root route, which an edit does not replace.
  vi.stubEnv('NODE_ENV', 'development')
  const edited = createFixtureApp(routedApp('shellComponent'))
  const server = await startDevServer(edited.root)
  const ask = async (path: string): Promise<string> => (await fetch(`${server.url}${path}`)).text()
  expect(await ask('/my-script.js')).toBe('SERVER_MARKER script')

  const name = 'src/routes/my-script[.]js.ts'
  const text = routedApp('shellComponent')[name] ?? ''
  await server.whenSeen(join(edited.root, name), () =>
    edited.write(name, text.replace('SERVER_MARKER script', 'edited')),
  )
  await expect.poll(() => ask('/my-script.js')).toBe('edited')

  edited.write('src/routes/added.ts', text.replace('/my-script.js', '/added'))
  await expect.poll(() => ask('/added')).toBe('SERVER_MARKER script')
  await server.stop()
  edited.remove()
  vi.unstubAllEnvs()
})

test('an app runs below a base path', async () => {
  const files = routedApp('shellComponent')
  const config = files['vite.config.ts']?.replace('{ plugins', "{ base: '/app/', plugins") ?? ''
  const based = createFixtureApp({ ...files, 'vite.config.ts': config })
  const server = await startDevServer(based.root)
  const page = await loadPage(`${server.url}/app/notes`)
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(html).toContain('href="/app/notes"')
  expect(html).toContain('src="/app/@vite/client"')
  const { id } = await (await fetch(`${server.url}/app/api/notes/1`)).json()
  expect(id).toBe('1')
  await server.stop()
  based.remove()
})

// tests/e2e/moving-over.test.ts builds such an app, type-checks it and opens it in a browser.
testInFull('an app runs with the package aliased as TanStack Start', async () => {
  const files = Object.entries(routedApp('component')).map(([file, text]) => [
    file,
    text
      .replaceAll("'seamline/vite'", "'@tanstack/solid-start/plugin/vite'")
      .replaceAll(/'seamline(?=['/])/g, "'@tanstack/solid-start")
      .replace('{ seamline }', '{ tanstackStart }')
      .replace('seamline()', 'tanstackStart()'),
  ])
  const aliased = createFixtureApp(Object.fromEntries(files))
  const modules = join(aliased.root, 'node_modules')
  mkdirSync(join(modules, '@tanstack'))
  renameSync(join(modules, 'seamline'), join(modules, '@tanstack/solid-start'))
  const server = await built(aliased.root)
  const html = await (await loadPage(`${server.url}/notes`)).text()
  expect(html.replaceAll(/<!--.*?-->/g, '')).toContain('server_marker ann in process')
  expect(await typeErrorsIn(aliased.root)).toBe('')
  await server.stop()
  aliased.remove()
})
