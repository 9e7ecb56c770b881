/**
 * In an app without Solid's plugin, Vite's overlay shows the error, and the terminal shows it for
 * one module.
 */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const CONFIG = `
  import { seamline } from 'seamline/vite'
  export default { plugins: [seamline()] }`

const functionsOnly = (compilerOptions: object): AppFiles => ({
  'vite.config.ts': CONFIG,
  'tsconfig.json': JSON.stringify({ compilerOptions }),
  'index.html': '<!doctype html><script type="module" src="/src/main.tsx"></script>',
  'src/main.tsx': `
    import { render } from 'solid-js/web'
    import { App } from './App'
    render(() => <App />, document.body)`,
  'src/App.tsx': `export const App = () => <p>text</p>`,
})

let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(() => browser.close())

const log = vi.spyOn(console, 'error').mockReturnValue()
beforeEach(() => {
  log.mockClear()
})
afterAll(() => log.mockRestore())

test.each([
  ['with functions only', functionsOnly({})],
  ['whose JSX is preserved', functionsOnly({ jsx: 'preserve', jsxImportSource: 'solid-js' })],
  [
    'with routes',
    { ...smallRoutedApp({ 'src/routes/index.tsx': pageFile('/') }), 'vite.config.ts': CONFIG },
  ],
])('an app %s', async (_kind, files) => {
  const app = createFixtureApp(files)
  const server = await startDevServer(app.root)
  const page = await browser.newPage()
  await page.goto(server.url)
  await expect
    .poll(() => page.locator('vite-error-overlay .message-body').allTextContents())
    .toEqual([expect.stringContaining('(SOLID_MISSING)')])
  // Vite logs the error of one module for each request, including its own requests.
  const modules = log.mock.calls.flatMap(
    (call) => /`(.+)` contains JSX/.exec(String(call))?.[1] ?? [],
  )
  expect([...new Set(modules)]).toHaveLength(1)
  await page.close()
  await server.stop()
  app.remove()
})
