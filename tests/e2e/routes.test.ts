/** Routed pages in Chromium: hydration, navigation and redirects, built and in development. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { routedApp, type PageLayout } from '../support/routed-app.ts'
import { built, type Running } from '../support/running-app.ts'
import { IS_FULL } from '../support/selection.ts'

type Mode = readonly [string, PageLayout, (root: string) => Promise<Running>]

const BUILT: Mode = ['built, with <html> in the root component', 'component', built]
const IN_DEVELOPMENT: Mode = [
  'in development, with shellComponent',
  'shellComponent',
  startDevServer,
]

/** tests/integration/routes.test.ts builds and serves the other layout of each. */
const OTHERS: readonly Mode[] = [
  ['built, with shellComponent', 'shellComponent', built],
  ['in development, with <html> in the root component', 'component', startDevServer],
]

let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(() => browser.close())

describe.each([BUILT, IN_DEVELOPMENT, ...(IS_FULL ? OTHERS : [])])('%s', (mode, layout, start) => {
  const app = createFixtureApp(routedApp(layout))
  let server: Running
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    server = await start(app.root)
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })
  beforeEach(async () => {
    page = await browser.newPage()
    problems = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
  })
  afterEach(async () => {
    await page.close()
    expect(problems).toEqual([])
  })

  /** Opens a page and marks the server-rendered nodes before any script of the app runs. */
  const open = async (path: string): Promise<void> => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        for (const node of document.querySelectorAll('*')) Object.assign(node, { rendered: true })
      })
    })
    await page.goto(`${server.url}${path}`)
    await page.locator('body[data-works]').waitFor()
  }
  const isKept = (selector: string): Promise<boolean> =>
    page.locator(selector).evaluate((node) => 'rendered' in node && document.contains(node))

  test('the first visit loads its page once', async () => {
    const loads: string[] = []
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loads.push(request.url())
    })
    await open('/notes')
    await page.waitForLoadState('networkidle')
    expect(loads).toEqual([`${server.url}/notes`])
  })

  test('hydration keeps every server-rendered node and makes it interactive', async () => {
    await open('/')
    const button = page.getByRole('button')
    await button.click()
    await button.click()
    await expect.poll(() => button.textContent()).toBe('count 2')
    const kept = await Promise.all(['html', 'nav', 'main', 'h1', 'button'].map(isKept))
    expect(kept).toEqual([true, true, true, true, true])
    await expect.poll(() => page.title()).toBe('Home')
    await expect
      .poll(() => page.locator('h1').evaluate((node) => getComputedStyle(node).color))
      .toBe('rgb(1, 2, 3)')
  })

  // The dev server hydrates a page with modules of its own; from here on the code is the same.
  if (!IS_FULL && mode === IN_DEVELOPMENT[0]) return

  test('a loader’s data comes with the page, and over the wire after a navigation', async () => {
    await open('/notes')
    const data = page.locator('#data')
    const first = (await data.textContent()) ?? ''
    expect(first).toMatch(/server_marker ann in process true \d+/)
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    await expect.poll(() => page.title()).toBe('Home')
    await page.getByRole('link', { name: 'Notes' }).click()
    await expect.poll(() => data.textContent()).toMatch(/server_marker nobody wire true \d+/)
    const cookies = await page.context().cookies()
    expect(cookies.find(({ name }) => name === 'seen')?.value).toBe('yes')
  })

  test('instances of the app’s own classes come with a loader’s data, and over the wire', async () => {
    await open('/purse')
    const button = page.getByRole('button')
    await button.click()
    await expect.poll(() => button.textContent()).toBe('true,true,true,12')
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    await page.getByRole('link', { name: 'Purse' }).click()
    await page.getByRole('button', { name: 'open' }).click()
    await expect.poll(() => page.getByRole('button').textContent()).toBe('true,true,true,12')
  })

  test('useServerFn follows a redirect with the page’s router', async () => {
    await open('/notes')
    await page.getByRole('button', { name: 'go home' }).click()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    await expect.poll(() => isKept('nav')).toBe(true)
  })

  test('a redirect is followed by a page load and by a navigation', async () => {
    await open('/from')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/notes')
  })

  test('a not-found page requested by middleware is hydrated and stays', async () => {
    await open('/hidden')
    const missing = page.locator('#missing')
    await expect.poll(() => missing.textContent()).toBe('Nothing here: hidden')
    await expect.poll(() => isKept('#missing')).toBe(true)
    // The browser logs this for the page itself.
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([])
    problems = []
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  })

  test('a page works without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(`${server.url}/`)
    await plain.getByRole('link', { name: 'Notes' }).click()
    // Its style sheet may come after its text.
    await plain.waitForURL('**/notes')
    await expect
      .poll(() => plain.locator('#data').textContent())
      .toMatch(/server_marker ann in process/)
    await expect
      .poll(() => plain.locator('h1').evaluate((node) => getComputedStyle(node).color))
      .toBe('rgb(1, 2, 3)')
    await context.close()
  })
})
