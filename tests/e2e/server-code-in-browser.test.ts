/** Server code that has come past the compiler: the page says so in development. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const HALF: AppFiles = {
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
  'src/main.ts': `
    import { createMiddleware } from 'seamline'
    const bases = [createMiddleware({ type: 'function' })]
    export const auth = bases[0].server(({ next }) => next({ context: { secret: 'hunter2' } }))`,
}

const OPTION = smallRoutedApp({
  'src/routes/index.tsx': `
    ${pageFile('/')}
    Route.update({ server: { handlers: { POST: () => new Response('hunter2') } } } as never)`,
})

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test.each([
  ['SERVER_HALF_IN_BROWSER', HALF],
  ['SERVER_OPTION_IN_BROWSER', OPTION],
])('%s stops the page in development', async (code, files) => {
  const app = createFixtureApp(files)
  const server = await startDevServer(app.root)
  const page = await browser.newPage()
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(error.message))
  await page.goto(server.url)
  await expect.poll(() => failures.join('\n'), { timeout: 30_000 }).toContain(`(${code})`)
  await server.stop()
  app.remove()
})
