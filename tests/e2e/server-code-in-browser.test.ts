/**
 * Server code that slips past the compiler and the bundle check throws in the page in development.
 */

import type { Browser, Page } from 'playwright-core'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

/** As in a package that is not compiled, the remaining code is not checked. */
const UNCHECKED = `seamline().flat(9).filter(({ name }) => name !== 'seamline:split-emitted')`

const HALF: AppFiles = {
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [${UNCHECKED}] }`,
  'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
  'src/main.ts': `
    import { createMiddleware } from 'seamline'
    const bases = [createMiddleware({ type: 'function' })]
    export const auth = bases[0].server(({ next }) => next({ context: { secret: 'hunter2' } }))`,
}

const OPTION: AppFiles = {
  ...smallRoutedApp({
    'src/routes/index.tsx': `
    ${pageFile('/')}
    Route.update({ server: { handlers: { POST: () => new Response('hunter2') } } } as never)`,
  }),
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [${UNCHECKED}, solid({ ssr: true })] }`,
}

let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(() => browser.close())

test.each([
  ['SERVER_MIDDLEWARE_IN_BROWSER', HALF],
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

describe('the use of a *.server module', () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  afterAll(() => log.mockRestore())
  const logged = (): readonly string[] =>
    log.mock.calls.map(String).filter((text) => text.includes('(SERVER_CODE_IN_CLIENT)'))

  const USE: AppFiles = {
    ...HALF,
    'src/main.ts': `
      import { show } from './show'
      document.body.innerHTML = '<button>show</button>'
      document.querySelector('button')!.onclick = show`,
    'src/show.ts': `
      import { secret } from './db.server'
      export function show() {
        try { document.title = secret } catch {}
      }`,
    'src/db.server.ts': `export const secret = 'hunter2'`,
  }
  const CHAIN = 'src/main.ts\n → src/show.ts\n → src/db.server.ts'

  test('is reported in the overlay of the page and once in the terminal', async () => {
    const app = createFixtureApp(USE)
    const server = await startDevServer(app.root)
    const [page, other] = [await browser.newPage(), await browser.newPage()]
    const overlay = page.locator('vite-error-overlay .message-body')
    for (const each of [page, other]) {
      await each.goto(server.url)
      await each.getByRole('button').waitFor()
    }
    // Importing it alone is allowed.
    expect(await page.locator('vite-error-overlay').count()).toBe(0)
    expect(logged()).toEqual([])
    for (let times = 0; times < 2; times++) {
      await use(page)
      await expect.poll(() => overlay.textContent()).toContain(CHAIN)
    }
    // A page may send arbitrary events.
    await page.evaluate(FORGERIES)
    await use(page)
    await expect.poll(() => overlay.textContent()).toContain(CHAIN)
    expect(logged()).toEqual([expect.stringContaining(CHAIN)])
    expect(await other.locator('vite-error-overlay').count()).toBe(0)
    // The overlay disappears with the code.
    await server.whenSeen(join(app.root, 'src/show.ts'), () =>
      app.write('src/show.ts', 'export const show = () => {}'),
    )
    await page.locator('vite-error-overlay').waitFor({ state: 'detached' })
    await page.close()
    await other.close()
    await server.stop()
    app.remove()
  })

  test.each([
    ['while the page loads', { ...USE, 'src/show.ts': `${USE['src/show.ts']}\nshow()` }],
    [
      'while a page with routes is hydrated',
      smallRoutedApp({
        'src/db.server.ts': `export const secret = () => 'hunter2'`,
        'src/routes/index.tsx': `import { secret } from '../db.server'
          ${pageFile('/', 'component: () => <p>{secret().length}</p>')}`,
      }),
    ],
  ])('shows %s', async (_when, files) => {
    const app = createFixtureApp(files)
    const server = await startDevServer(app.root)
    const page = await browser.newPage()
    await page.goto(server.url)
    await expect
      .poll(() => page.locator('vite-error-overlay .message-body').allTextContents())
      .toEqual([expect.stringContaining('`secret` of src/db.server.ts is server-only')])
    await page.close()
    await server.stop()
    app.remove()
  })
})

/** Uses the module on each call, since the overlay would block a click. */
function use(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.querySelector('vite-error-overlay')?.remove()
    document.querySelector('button')?.click()
  })
}

/** Forged events, as text, because the test runner would compile the import. */
const FORGERIES = `import('/@vite/client').then(({ createHotContext }) => {
  const hot = createHotContext('/forger')
  for (const data of ['', 'constructor', '__proto__', 0, null, {}, ['x'], '(SERVER_CODE_IN_CLIENT)']) {
    hot.send('seamline:forbidden-use', data)
    hot.send('seamline:waiting', data)
  }
})`
