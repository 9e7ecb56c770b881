import { once } from 'node:events'
import { join } from 'node:path'
import { get } from 'node:http'
import { preview, createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { CLIENT_MARKER, NOTES_APP, SERVER_MARKER } from '../support/notes-app.ts'

const id = (name: string): string => functionId('src/Notes.tsx', name)

describe('the dev server', () => {
  const app = createFixtureApp(NOTES_APP)
  let server: DevServer
  let origin: string

  beforeAll(async () => {
    server = await startDevServer(app.root)
    origin = server.url
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  const call = (name: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}/_serverFn/${id(name)}`, { ...init, headers: { origin, ...init.headers } })

  test('handles a call as its first request, before any page has loaded', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => call('countNotes')))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(await answers[0]?.json()).toEqual({ result: 1 })
  })

  test('the browser loads no server code, source maps included', async () => {
    for (const file of ['/src/Notes.tsx', '/src/auth.ts']) {
      const result = await server.vite.environments.client.transformRequest(file)
      expect(result?.code).toContain(CLIENT_MARKER)
      expect(`${result?.code}${JSON.stringify(result?.map)}`).not.toContain(SERVER_MARKER)
    }
  })

  test('reports an unexpected error by name and message, without its stack', async () => {
    const response = await call('crash', { method: 'POST' })
    const { error } = await response.json()
    expect(response.status).toBe(500)
    expect(error.message).toMatch(/^Error: hunter2 [\da-f]{64}$/)
  })

  test('refuses an unknown id and loads no module', async () => {
    const ids = [
      'nothing',
      '..%2f..%2fetc%2fpasswd',
      'node:fs',
      '@fs%2fetc%2fpasswd',
      'constructor',
    ]
    for (const unknown of ids) {
      const response = await fetch(`${origin}/_serverFn/${unknown}`, { headers: { origin } })
      expect([unknown, response.status]).toEqual([unknown, 404])
      expect((await response.json()).error.code).toBe('UNKNOWN_FUNCTION')
    }
  })

  test('refuses a foreign host name before the endpoint', async () => {
    const request = get(`${origin}/_serverFn/${id('countNotes')}`, {
      headers: { host: 'evil.test', origin: 'http://evil.test' },
    })
    const [response] = await once(request, 'response')
    response.resume()
    expect(response.statusCode).toBe(403)
  })

  test('the browser’s runtime has the options of the app, by whichever URL its module is loaded', async () => {
    const config = await fetch(`${origin}/node_modules/seamline/dist/src/internal/config.js?v=1`)
    expect(await config.text()).toContain('isDev: true')
  })

  test('returns several cookies', async () => {
    app.write(
      'src/cookies.ts',
      `import { createServerFn } from 'seamline'
       import { setCookie } from 'seamline/server'
       export const cookies = createServerFn().handler(() => {
         setCookie('a', '1')
         setCookie('b', '2')
       })`,
    )
    const url = `${origin}/_serverFn/${functionId('src/cookies.ts', 'cookies')}`
    await expect
      .poll(async () => (await fetch(url, { headers: { origin } })).headers.getSetCookie())
      .toEqual(['a=1; Path=/', 'b=2; Path=/'])
  })

  test('runs the new handler on the next call after an edit', async () => {
    const source = NOTES_APP['src/Notes.tsx'] ?? ''
    await server.whenSeen(join(app.root, 'src/Notes.tsx'), () =>
      app.write('src/Notes.tsx', source.replace('() => notes.length', "() => 'edited'")),
    )
    // Vite emits the change before it handles it.
    await expect.poll(async () => (await call('countNotes')).json()).toEqual({ result: 'edited' })
  })

  test('finds a new function', async () => {
    app.write(
      'src/later.ts',
      `import { createServerFn } from 'seamline'
       export const later = createServerFn().handler(() => 'here')`,
    )
    const url = `${origin}/_serverFn/${functionId('src/later.ts', 'later')}`
    await expect
      .poll(async () => (await fetch(url, { headers: { origin } })).json())
      .toEqual({ result: 'here' })
  })
})

test('the preview server handles calls with the build, below the base path', async () => {
  const app = createFixtureApp(NOTES_APP)
  const options = { root: app.root, base: '/team/', logLevel: 'error' as const }
  await (await createBuilder(options)).buildApp()
  const server = await preview({ ...options, preview: { port: 0, host: 'localhost' } })
  const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin
  const page = await fetch(`${origin}/team/`)
  expect(await page.text()).toContain('<title>fixture</title>')
  const response = await fetch(`${origin}/team/_serverFn/${id('countNotes')}`, {
    headers: { origin },
  })
  expect(await response.json()).toEqual({ result: 1 })
  await server.close()
  app.remove()
})
