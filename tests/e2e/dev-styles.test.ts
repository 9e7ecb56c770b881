/** Style sheets in development: loaded before any script, once each, and updated on edit. */

import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const SHEET = 'src/app.css'

const app = createFixtureApp(
  smallRoutedApp({
    [SHEET]: 'h1 { color: rgb(1, 2, 3); margin-left: 7px } /* </style> <!-- */',
    'src/parts/title.module.css': '.title { color: rgb(4, 5, 6) }',
    'src/parts/title.tsx': `
        import { onMount } from 'solid-js'
        import styles from './title.module.css'
        export function Title() {
          onMount(() => document.body.setAttribute('data-works', ''))
          return <h2 class={styles.title}>Title</h2>
        }`,
    'src/routes/index.tsx': `
        import { Title } from '../parts/title'
        ${pageFile('/', 'component: () => <main><h1>Home</h1><Title /></main>')}`,
    'src/router.tsx': `
        import './app.css'
        ${smallRoutedApp({})['src/router.tsx']}`,
  }),
)
let server: DevServer
let browser: Browser
beforeAll(async () => {
  server = await startDevServer(app.root)
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  app.remove()
})

const styleOf = (page: Page, selector: string, name: 'color' | 'marginLeft'): Promise<string> =>
  page.locator(selector).evaluate((node, key) => getComputedStyle(node)[key], name)

test('a page has its style sheets in its head, already on the first request', async () => {
  const html = await (await fetch(`${server.url}/`, { headers: { accept: 'text/html' } })).text()
  const head = html.slice(0, html.indexOf('<body'))
  expect(head).toContain('rgb(1, 2, 3)')
  expect(head).toContain('rgb(4, 5, 6)')
  expect(head).not.toContain('type="module"')
})

test('a page without scripts is styled', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.url}/`)
  await expect.poll(() => styleOf(page, 'h1', 'color')).toBe('rgb(1, 2, 3)')
  await expect.poll(() => styleOf(page, 'h2', 'color')).toBe('rgb(4, 5, 6)')
  await context.close()
})

test('an edit replaces the style sheets of the open page', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}/`, { waitUntil: 'networkidle' })
  await page.locator('body[data-works]').waitFor()
  const sheets = page.locator('style[data-vite-dev-id]')
  await expect.poll(() => sheets.count()).toBe(2)
  await server.whenSeen(join(app.root, SHEET), () => app.write(SHEET, 'h1 { color: rgb(7, 8, 9) }'))
  await expect.poll(() => styleOf(page, 'h1', 'color')).toBe('rgb(7, 8, 9)')
  await expect.poll(() => styleOf(page, 'h1', 'marginLeft')).toBe('0px')
  await expect.poll(() => sheets.count()).toBe(2)
  await page.close()
})
