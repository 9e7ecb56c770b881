/** Built apps over node:http and with `vite preview`: methods, slashes and base paths. */

import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { preview } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { built, type Running } from '../support/running-app.ts'
import { handlerFile, pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const REDIRECT = 'throw redirect({ to: "/users/$id", params: { id: "a b" } })'
const withRedirect = (text: string): string =>
  `import { redirect } from '@tanstack/solid-router'\n${text}`

const ROUTES = {
  'src/routes/index.tsx': pageFile('/', 'component: () => <p>home</p>'),
  'src/routes/about.tsx': pageFile('/about'),
  'src/routes/users.$id.tsx': pageFile('/users/$id'),
  'src/routes/from.tsx': withRedirect(pageFile('/from', `loader: () => { ${REDIRECT} }`)),
  'src/routes/api.x.ts': handlerFile(
    '/api/x',
    `handlers: {
      GET: ({ pathname }) => new Response('x ' + pathname, { headers: { 'x-own': 'yes' } }),
      POST: async ({ request }) => new Response(await request.text()),
    }`,
  ),
  'src/routes/api.cookies.ts': handlerFile(
    '/api/cookies',
    `handlers: {
      GET: () => {
        const headers = new Headers({ 'x-own': 'yes' })
        headers.append('set-cookie', 'a=1')
        headers.append('set-cookie', 'b=2')
        return new Response('x'.repeat(2000), { status: 201, statusText: 'Baked', headers })
      },
    }`,
  ),
  'src/routes/api.from.ts': withRedirect(
    handlerFile('/api/from', `handlers: { GET: () => { ${REDIRECT} } }`),
  ),
  'src/routes/both.tsx': pageFile(
    '/both',
    `component: () => <p>page</p>, server: { handlers: { POST: () => new Response('posted') } }`,
  ),
}

/** The request as the server sees it. */
interface Answer {
  readonly status: number
  readonly location: string | null
  readonly allow: string | null
  readonly body: string
}

/** The headers of `fetch` say that it loads no page. */
async function ask(
  url: string,
  method: string,
  accept: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const request = httpRequest(url, { method, headers: { accept, ...others } }).end()
  const [message] = (await once(request, 'response')) as [IncomingMessage]
  const { location = null, allow = null } = message.headers
  const body = Buffer.concat(await message.toArray()).toString()
  return { status: message.statusCode ?? 0, location, allow, body }
}

const APPS = [
  { base: '', slashes: 'never' },
  { base: '/app', slashes: 'always' },
] as const

describe.each(APPS)('below "$base", trailing slashes: $slashes', ({ base, slashes }) => {
  const app = createFixtureApp(
    smallRoutedApp(ROUTES, { vite: `base: '${base}/'`, router: `trailingSlash: '${slashes}'` }),
  )
  let server: Running
  beforeAll(async () => {
    server = await built(app.root)
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  const isAlways = slashes === 'always'
  /** A path in the router's form, and with the other trailing slash. */
  const right = (path: string): string => `${base}${path}${isAlways ? '/' : ''}`
  const wrong = (path: string): string => `${base}${path}${isAlways ? '' : '/'}`
  const target = right('/users/a%20b')
  const PAGE = 'text/html'

  /** Method, path, accepted content type, and the expected parts of the response. */
  const ROWS: readonly (readonly [string, string, string, Partial<Answer>])[] = [
    ['GET', `${base}/`, PAGE, { status: 200 }],
    ['GET', right('/about'), PAGE, { status: 200 }],
    ['GET', right('/about'), '*/*', { status: 200 }],
    ['HEAD', right('/about'), PAGE, { status: 200, body: '' }],
    ['OPTIONS', right('/about'), '*/*', { status: 204, allow: 'GET, HEAD, OPTIONS', body: '' }],
    ['POST', right('/about'), PAGE, { status: 405, allow: 'GET, HEAD, OPTIONS' }],
    ['GET', wrong('/about'), PAGE, { status: 307, location: right('/about') }],
    ['HEAD', wrong('/about'), PAGE, { status: 307, location: right('/about'), body: '' }],
    ['GET', `${wrong('/about')}?q=1`, PAGE, { status: 307, location: `${right('/about')}?q=1` }],
    ['GET', right('/from'), PAGE, { status: 307, location: target }],
    ['GET', right('/api/x'), '*/*', { status: 200, body: `x ${right('/api/x')}` }],
    ['GET', wrong('/api/x'), '*/*', { status: 200, body: `x ${wrong('/api/x')}` }],
    ['GET', right('/api/x'), PAGE, { status: 200, body: `x ${right('/api/x')}` }],
    ['HEAD', right('/api/x'), '*/*', { status: 200, body: '' }],
    [
      'OPTIONS',
      wrong('/api/x'),
      '*/*',
      { status: 204, allow: 'GET, HEAD, POST, OPTIONS', body: '' },
    ],
    ['POST', wrong('/api/x'), '*/*', { status: 200 }],
    ['PUT', right('/api/x'), '*/*', { status: 405, allow: 'GET, HEAD, POST, OPTIONS' }],
    ['GET', right('/api/from'), '*/*', { status: 307, location: target }],
    ['GET', wrong('/api/from'), PAGE, { status: 307, location: target }],
    ['GET', right('/both'), PAGE, { status: 200 }],
    ['HEAD', right('/both'), PAGE, { status: 200, body: '' }],
    ['GET', right('/both'), '*/*', { status: 405, allow: 'GET, HEAD, POST, OPTIONS' }],
    ['POST', right('/both'), '*/*', { status: 200, body: 'posted' }],
    ['OPTIONS', right('/both'), '*/*', { status: 204, allow: 'GET, HEAD, POST, OPTIONS' }],
    ['GET', right('/nowhere'), PAGE, { status: 404 }],
  ]

  test.each(ROWS)('%s %s (%s) responds with %j', async (method, path, accept, expected) => {
    const answer = await ask(`${server.url}${path}`, method, accept)
    expect(answer).toMatchObject(expected)
  })

  test.each([{}, { 'accept-encoding': 'gzip' }])(
    'vite preview responds to %j alike',
    async (own) => {
      const { httpServer, resolvedUrls } = await preview({ root: app.root, preview: { port: 0 } })
      const { origin } = new URL(resolvedUrls?.local[0] ?? '')
      for (const [method, path, accept, expected] of ROWS) {
        const answer = await ask(`${origin}${path}`, method, accept, own)
        expect([method, path, answer]).toMatchObject([method, path, expected])
      }
      const cookies = httpRequest(`${origin}${right('/api/cookies')}`, { headers: own }).end()
      const [baked] = (await once(cookies, 'response')) as [IncomingMessage]
      baked.resume()
      expect(baked).toMatchObject({ statusCode: 201, statusMessage: 'Baked' })
      expect(baked.headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], 'x-own': 'yes' })
      const phrases = [right('/about'), right('/nowhere'), right('/%')].map(async (path) => {
        const request = httpRequest(`${origin}${path}`, { headers: { accept: PAGE, ...own } }).end()
        const [message] = (await once(request, 'response')) as [IncomingMessage]
        message.resume()
        return `${message.statusCode} ${message.statusMessage}`
      })
      expect(await Promise.all(phrases)).toEqual(['200 OK', '404 Not Found', '400 Bad Request'])
      const html = (await ask(`${origin}${right('/about')}`, 'GET', PAGE)).body
      const [, script = ''] = /<script[^>]*src="([^"]+)"/.exec(html) ?? []
      expect(script.startsWith(`${base}/assets/`)).toBe(true)
      expect((await ask(`${origin}${script}`, 'GET', '*/*')).status).toBe(200)
      httpServer.close()
      await once(httpServer, 'close')
    },
  )
})
