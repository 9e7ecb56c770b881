/** Functions called from a web worker, whose bundle is browser code, too. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { FAST_SERVERS, SERVERS, type Running } from '../support/running-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

/** Starts a worker and shows the messages that it posts. */
const SHOWS = (start: string): string => `
  const worker = ${start}
  worker.onmessage = ({ data }) => { document.title = JSON.stringify(data) }
  worker.onerror = ({ message }) => { document.title = message }
  worker.postMessage({ name: 'ada' })`

const SHARED = {
  'src/start.ts': `
    import { createMiddleware, createStart } from 'seamline'
    const named = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ headers: { 'x-from': typeof document } }))
      .server(({ next }) => next({ context: { secret: 'SERVER_MARKER middleware' } }))
    export const startInstance = createStart(() => ({ functionMiddleware: [named] }))`,
  'src/greetings.server.ts': `export const greeting = 'SERVER_MARKER hello'`,
  'src/lengths.ts': `
    import { createHash } from 'node:crypto'
    export const lengthOf = (text: string) => createHash('md5').update('SERVER_MARKER' + text).digest('hex').length`,
  'src/greet.functions.ts': `
    import { createServerFn } from 'seamline'
    import { getRequestHeader } from 'seamline/server'
    import { greeting } from './greetings.server'
    import { lengthOf } from './lengths'
    export const greet = createServerFn({ method: 'POST' })
      .inputValidator((name: string) => name)
      .handler(({ data }) => ({
        text: greeting.toLowerCase() + ' ' + data,
        length: lengthOf(data),
        from: getRequestHeader('x-from'),
        at: new Date(5),
      }))`,
  'src/greet.worker.ts': `
    import { greet } from './greet.functions'
    self.onmessage = async ({ data }) => self.postMessage(await greet({ data: data.name }))`,
}

const BY_URL = `new Worker(new URL('./greet.worker.ts', import.meta.url), { type: 'module' })`

const APPS = {
  'an app of functions': {
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { plugins: [seamline()] }`,
    'index.html':
      '<!doctype html><title></title><script type="module" src="/src/main.ts"></script>',
    'src/main.ts': SHOWS(BY_URL),
    ...SHARED,
  },
  'an app of functions, whose workers are modules of their own': {
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { plugins: [seamline()], worker: { format: 'es', plugins: () => [] } }`,
    'index.html':
      '<!doctype html><title></title><script type="module" src="/src/main.ts"></script>',
    'src/main.ts': `
      import Greeter from './greet.worker?worker'
      ${SHOWS('new Greeter()')}`,
    ...SHARED,
  },
  'an app with pages': smallRoutedApp({
    'src/greets.ts': `export const greets = () => { ${SHOWS(BY_URL)} }`,
    'src/routes/greet.tsx': `
      import { onMount } from 'solid-js'
      import { greets } from '../greets'
      ${pageFile('/greet', 'component: Page')}
      function Page() {
        onMount(greets)
        return <h1>greet</h1>
      }`,
    ...SHARED,
  }),
}

/** One app runs in development in the fast set, too: the dev server serves workers its own way. */
const ONE_IN_DEVELOPMENT = APPS['an app of functions']

let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(() => browser.close())

describe.each(Object.entries(APPS))('in %s', (name, files) => {
  const app = createFixtureApp(files)
  afterAll(app.remove)

  describe.each(files === ONE_IN_DEVELOPMENT ? SERVERS : FAST_SERVERS)('%s', (_mode, start) => {
    let server: Running
    beforeAll(async () => {
      server = await start(app.root)
    })
    afterAll(() => server.stop())

    test('a worker calls a function through all client middleware', async () => {
      const page = await browser.newPage()
      await page.goto(`${server.url}${name === 'an app with pages' ? '/greet' : '/'}`)
      await expect
        .poll(() => page.title(), { timeout: 30_000 })
        .toBe(
          JSON.stringify({
            text: 'server_marker hello ada',
            length: 32,
            from: 'undefined',
            at: new Date(5),
          }),
        )
      await page.close()
    })
  })

  test('no file of the browser contains server code', () => {
    const client = [...app.read('dist/client')]
    const leaking = client.filter(([, text]) => text.includes('SERVER_MARKER'))
    expect(leaking.map(([file]) => file)).toEqual([])
    expect(client.some(([file]) => file.includes('worker'))).toBe(true)
  })
})
