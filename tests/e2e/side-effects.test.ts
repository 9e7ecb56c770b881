/** In an app with `"sideEffects": false`, the entry files of seamline keep their effects. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { FAST_SERVERS, type Running } from '../support/running-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const PACKAGE: AppFiles = {
  'package.json': JSON.stringify({
    name: 'fixture',
    private: true,
    type: 'module',
    sideEffects: false,
  }),
}

/** Each file has an effect besides its exports, or re-exports from another module. */
const ROUTED = smallRoutedApp({
  ...PACKAGE,
  'src/client.tsx': `
    import { hydrate } from 'solid-js/web'
    import { hydrateStart, StartClient } from 'seamline/client'
    hydrateStart().then((router) => {
      hydrate(() => <StartClient router={router} />, document)
      document.documentElement.dataset.client = 'own'
    })`,
  'src/log.ts': `
    export const log = (text: string) => {
      globalThis.effects = [...(globalThis.effects ?? []), text]
    }
    declare global { var effects: string[] | undefined }`,
  'src/own-start.ts': `
    import { createStart } from 'seamline'
    export const startInstance = createStart(() => ({}))`,
  'src/start.ts': `
    import { log } from './log'
    log('start')
    export { startInstance } from './own-start'`,
  'src/server.ts': `
    import { log } from './log'
    log('server')
    export { default } from 'seamline/server-entry'`,
  'src/own-router.tsx': `
    import { createRouter } from '@tanstack/solid-router'
    import { routeTree } from './routeTree.gen'
    export const getRouter = () => createRouter({ routeTree })`,
  'src/router.tsx': `
    import { log } from './log'
    log('router')
    export { getRouter } from './own-router'`,
  'src/routes/index.tsx': `
    import { createSignal } from 'solid-js'
    import { createServerFn } from 'seamline'
    const effects = createServerFn().handler(() => globalThis.effects?.toSorted().join() ?? '')
    function Home() {
      const data = Route.useLoaderData()
      const [own, setOwn] = createSignal('')
      return (
        <main>
          <p id="server">{data()}</p>
          <button onClick={() => setOwn(globalThis.effects?.toSorted().join() ?? '')}>show</button>
          <p id="browser">{own()}</p>
        </main>
      )
    }
    ${pageFile('/', 'loader: () => effects(), component: Home')}`,
})

const FUNCTIONS_ONLY: AppFiles = {
  ...PACKAGE,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'index.html': `<!doctype html><link rel="icon" href="data:,">
    <script type="module" src="/src/main.ts"></script>`,
  'src/greet.ts': `
    import { createServerFn } from 'seamline'
    export const greet = createServerFn().handler(() => 'hello')`,
  'src/main.ts': `
    import { greet } from './greet'
    greet().then((text) => { document.body.innerHTML = '<p id="browser">' + text + '</p>' })`,
}

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  page = await browser.newPage()
})
afterEach(() => page.close())

// Only a build drops modules.
describe.each(FAST_SERVERS)('%s', (_mode, serve) => {
  test.each([
    [
      'an app with routes',
      ROUTED,
      async () => {
        await page.locator('html[data-client="own"]').waitFor()
        expect(await page.locator('#server').textContent()).toBe('router,server,start')
        await page.getByRole('button').click()
        await expect.poll(() => page.locator('#browser').textContent()).toBe('router,start')
      },
    ],
    [
      'an app with functions only',
      FUNCTIONS_ONLY,
      async () => {
        await expect.poll(() => page.locator('#browser').textContent()).toBe('hello')
      },
    ],
  ])('%s', async (_kind, files, look) => {
    const app = createFixtureApp(files)
    const running: Running = await serve(app.root)
    await page.goto(running.url)
    await look()
    await running.stop()
    app.remove()
  })
})
