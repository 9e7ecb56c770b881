/**
 * The top level of an app's modules runs outside any request, whichever request loads them first.
 */

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { built, loadPage } from '../support/running-app.ts'
import { handlerFile, pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

/** Reads a cookie while the module loads and keeps the error. */
const READS = `
  import { createIsomorphicFn } from 'seamline'
  import { getCookie } from 'seamline/server'
  const read = createIsomorphicFn().server(() => {
    try {
      return getCookie('theme')
    } catch ({ code, message }) {
      return code + ': ' + message
    }
  })
  export const theme = read()`

const app = createFixtureApp(
  smallRoutedApp({
    'src/static.ts': READS,
    'src/in-handler.ts': READS,
    'src/glob/one.ts': READS,
    'src/awaited.ts': `${READS}\nawait null\nexport const later = read()`,
    'src/in-start.ts': READS,
    'src/start.ts': `
      import { createMiddleware, createStart } from 'seamline'
      import { theme } from './in-start'
      const show = createMiddleware().server(({ next }) => next({ context: { start: theme } }))
      export const startInstance = createStart(() => ({ requestMiddleware: [show] }))`,
    'src/functions.ts': `
      import { createServerFn } from 'seamline'
      import { getCookie } from 'seamline/server'
      import { theme } from './static'
      const modules = import.meta.glob('./glob/*.ts')
      const nodeModule = async () => 'node:path'
      export const show = createServerFn().handler(async ({ context }) => {
        const { sep } = await import(/* @vite-ignore */ await nodeModule())
        const awaited = await import('./awaited')
        return {
          read: [
            context.start,
            theme,
            (await import('./in-handler')).theme,
            (await modules['./glob/one.ts']()).theme,
            awaited.theme,
            awaited.later,
          ],
          sep,
          request: getCookie('theme'),
        }
      })`,
    'src/refused.ts': `
      import { createServerFn } from 'seamline'
      import { getCookie } from 'seamline/server'

      const theme = getCookie('theme')
      export const refused = createServerFn().handler(() => theme ?? 'none')`,
    'src/routes/index.tsx': `
      import { show } from '../functions'
      import { refused } from '../refused'
      ${pageFile('/', 'component: () => <button onClick={() => [show(), refused()]}>call</button>')}`,
    'src/routes/handled.tsx': `
      import { theme } from '../static'
      ${handlerFile('/handled', `handlers: { GET: () => new Response(theme) }`)}`,
    'src/lazily.tsx': `${READS}\nexport default () => <p>{theme}</p>`,
    'src/routes/page.tsx': `
      import { lazy } from 'solid-js'
      ${READS}
      const Lazily = lazy(() => import('../lazily'))
      ${pageFile('/page', 'component: () => <>{theme}<Lazily /></>')}`,
  }),
)
afterAll(app.remove)

/** A running app and its log. */
interface Logged {
  readonly url: string
  readonly log: () => string
  readonly stop: () => Promise<void>
}

async function served(): Promise<Logged> {
  const lines: unknown[] = []
  const spy = vi.spyOn(console, 'error').mockImplementation((...line) => lines.push(...line))
  const server = await startDevServer(app.root)
  const stop = async (): Promise<void> => {
    await server.stop()
    spy.mockRestore()
  }
  return { url: server.url, log: () => lines.map(String).join('\n'), stop }
}

const OUTSIDE =
  /^NO_REQUEST: \[seamline\] `getCookie\(\)` was called outside a request, at \S+:\d+:\d+\. /
const HEADERS = { cookie: 'theme=dark' }

describe.each([
  [
    'built',
    () => built(app.root),
    /`getCookie\(\)` was called outside a request, at dist\/server\/\S+:\d+:\d+\./,
  ],
  [
    'in development',
    served,
    /`getCookie\(\)` was called outside a request, at \S+\/src\/refused\.ts:\d+:\d+\./,
  ],
])('%s', (_name, start, told) => {
  let server: Logged
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.stop())

  const call = (name: string, file: string): Promise<Response> =>
    fetch(`${server.url}/_serverFn/${functionId(file, name)}`, {
      headers: { ...HEADERS, origin: server.url },
    })

  test('a module that loads with a function, a handler or the app has no request', async () => {
    const { result } = await (await call('show', 'src/functions.ts')).json()
    expect(result.read).toEqual(Array(6).fill(expect.stringMatching(OUTSIDE)))
    expect(result).toMatchObject({ sep: '/', request: 'dark' })
  })

  test('a module that loads with a route has no request', async () => {
    const response = await fetch(`${server.url}/handled`, { headers: HEADERS })
    expect(await response.text()).toMatch(OUTSIDE)
  })

  test('a module that loads with a component has no request', async () => {
    const html = await (await loadPage(`${server.url}/page`, HEADERS)).text()
    expect(html.match(/NO_REQUEST: \[seamline\] `getCookie\(\)`/g)).toHaveLength(2)
    expect(html).not.toContain('dark')
  })

  test('a function whose module reads the request while loading fails for every visitor', async () => {
    for (const response of [
      await call('refused', 'src/refused.ts'),
      await call('refused', 'src/refused.ts'),
    ]) {
      expect(response.status).toBe(500)
    }
    expect(server.log()).toMatch(told)
  })
})
