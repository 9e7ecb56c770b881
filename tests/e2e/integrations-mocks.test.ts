/** Mocks in a browser, as docs/integrations.md shows them: Vitest's browser mode, and stories. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { freePort, startBuilt } from '../support/child-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { shownApp } from '../support/integrations.ts'
import { findChromium, ROOT } from '../support/prepare.mjs'
import { typeErrorsIn, type Running } from '../support/running-app.ts'
import { vitestIn } from '../support/testing-kit.ts'

const app = createFixtureApp({
  ...shownApp('`@solidjs/router`', "Solid's own primitives", "Vitest's browser mode", 'Stories'),
  'public/mockServiceWorker.js': readFileSync(
    join(ROOT, 'node_modules/msw/lib/mockServiceWorker.js'),
    'utf8',
  ),
})
afterAll(() => app.remove())

test('type-checks', async () => {
  expect(await typeErrorsIn(app.root)).toBe('')
})

test('the tests of a component pass in Chromium', async () => {
  vi.stubEnv('CHROMIUM_PATH', findChromium())
  const printed = await vitestIn(app.root)
  vi.unstubAllEnvs()
  expect(printed).toMatch(/Tests +3 passed \(3\)/)
  expect(printed).not.toMatch(/stderr|warn|unhandled/i)
})

describe('stories', () => {
  let browser: Browser
  let server: Running
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    const configFile = join(app.root, 'stories.config.ts')
    const builder = await createBuilder({ root: app.root, configFile, logLevel: 'error' })
    await builder.buildApp()
    server = await startBuilt(app.root, await freePort())
    browser = await connectBrowser()
    page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(`${server.url}/stories.html`)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  test.each([
    ['Mocked', '3 × Cake'],
    ['Loading', 'Loading the order…'],
    ['Failed', 'It is gone.'],
    ['Real', '2 × Tea'],
  ])('%s', async (name, text) => {
    await page.getByRole('button', { name }).click()
    await page.getByText(text).waitFor()
    expect(problems).toEqual([])
  })
})
