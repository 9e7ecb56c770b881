/** In development, a page that fails to load shows the error and recovers after the fix. */

import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { loadPage } from '../support/running-app.ts'
import { handlerFile, pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const INDEX = `
  import { createServerFn } from 'seamline'
  function Home() {
    const secret = 'a </script> of its own'
    const own = () => secret
    return <h1 onClick={() => own()}>Home</h1>
  }
  ${pageFile('/', 'component: Home')}`

const startFile = (options: string): string => `
  import { createStart } from 'seamline'
  export const startInstance = createStart(() => (${options}))`

describe('a page whose module fails to compile', () => {
  const app = createFixtureApp(
    smallRoutedApp({
      'src/routes/index.tsx': INDEX,
      'src/start.ts': startFile('{}'),
      'src/routes/api.ts': handlerFile(
        '/api',
        `handlers: { GET: () => { throw new Error('broken') } }`,
      ),
    }),
  )
  let server: DevServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    server = await startDevServer(app.root)
    browser = await connectBrowser()
    vi.spyOn(console, 'error').mockReturnValue()
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await browser.close()
    await server.stop()
    app.remove()
  })
  beforeEach(async () => {
    page = await browser.newPage()
  })
  afterEach(() => page.close())

  const FILE = 'src/routes/index.tsx'
  const write = (text: string): Promise<void> =>
    server.whenSeen(join(app.root, FILE), () => app.write(FILE, text))
  const breakIt = (): Promise<void> =>
    write(INDEX.replace('() => secret', 'createServerFn().handler(() => secret)'))
  const mendIt = (): Promise<void> => write(INDEX)

  test('recovers after the fix when it is open', async () => {
    await page.goto(server.url)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    await breakIt()
    await page.locator('vite-error-overlay').waitFor({ state: 'attached' })
    await page.goto('about:blank')
    await page.goto(server.url)
    await page.getByText('(CLOSURE_CAPTURE)').first().waitFor()
    await page.locator('vite-error-overlay').waitFor({ state: 'attached' })
    await mendIt()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    // Vite keeps an error that no client received and sends it to the next client, which may be the
    // fixed page. After a reload the overlay is gone.
    const overlays = async (): Promise<number> => {
      const count = await page.locator('vite-error-overlay').count()
      if (count > 0) await page.reload()
      return count
    }
    await expect.poll(overlays).toBe(0)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  })

  test('recovers after the fix when no page was open', async () => {
    await breakIt()
    await page.goto(server.url)
    await page.locator('vite-error-overlay').waitFor({ state: 'attached' })
    await mendIt()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  })

  test('recovers after the fix when the app failed to start', async () => {
    const start = 'src/start.ts'
    await page.goto(server.url)
    // An open page receives a reload message, which would end the following navigation.
    await page.goto('about:blank')
    const edit = (options: string): Promise<void> =>
      server.whenSeen(join(app.root, start), () => app.write(start, startFile(options)))
    await edit('{}).missing((')
    await page.goto(server.url)
    await page.locator('vite-error-overlay').waitFor({ state: 'attached' })
    await edit('{}')
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  })

  test('shows plain text to a request that does not accept HTML', async () => {
    const shown = await loadPage(`${server.url}/api`)
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await shown.text()).toContain('<pre>broken</pre>')
    const api = await fetch(`${server.url}/api`)
    expect(api.status).toBe(500)
    expect(api.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await api.text()).toMatch(/^broken \([\da-f-]+\)$/)
  })
})
