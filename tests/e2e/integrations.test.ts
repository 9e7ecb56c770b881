/**
 * The app of docs/integrations.md without routes of the server, as the page shows it.
 * `integrations-mocks.test.ts` checks its types.
 */

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { SHOWN_SERVERS, shownApp } from '../support/integrations.ts'
import type { Running } from '../support/running-app.ts'

const app = createFixtureApp(shownApp('`@solidjs/router`', "Solid's own primitives"))
let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  app.remove()
})

describe.each(SHOWN_SERVERS)('%s', (_name, start) => {
  let server: Running
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    server = await start(app.root)
    page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(server.url)
  })
  afterAll(async () => {
    await page.close()
    await server.stop()
  })
  afterEach(() => expect(problems).toEqual([]))

  const click = (name: string): Promise<void> => page.getByRole('button', { name }).click()
  const follow = (name: string): Promise<void> => page.getByRole('link', { name }).click()
  const shows = (text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor()

  describe('@solidjs/router', () => {
    test('reads with a query and writes with an action of a form without files', async () => {
      await shows('Buy milk')
      await page.getByLabel('Text').fill('Call Ada & Bob')
      const saving = page.waitForRequest((request) => request.method() === 'POST')
      await click('Save')
      expect((await (await saving).response())?.status()).toBe(200)
      await shows('Call Ada & Bob')
      await shows('Saved as number 2.')
    })

    test('shows the message of a validator', async () => {
      await page.getByLabel('Text').fill('')
      await click('Save')
      await page.getByRole('alert').getByText('Write something.').waitFor()
    })

    test('sends a file and follows a redirect, which reads the notes again', async () => {
      await follow('Import')
      const buffer = Buffer.from('Über Ada\nÜber Bob')
      const file = { name: 'notes.txt', mimeType: 'text/plain', buffer }
      await page.getByLabel('File').setInputFiles(file)
      await click('Import')
      await shows('Über Ada')
      await shows('Über Bob')
      expect(new URL(page.url()).pathname).toBe('/')
    })
  })

  describe('primitives of Solid', () => {
    test('show the lines of an order, in a component that is loaded late', async () => {
      await follow('Orders')
      await shows('2 × Tea')
    })

    test('show the message of a code that they know', async () => {
      await click('Order 2')
      await page.getByRole('alert').getByText('There is no order 2.').waitFor()
      await click('Order 1')
      await shows('2 × Tea')
    })

    test('repeat a call after the connection was lost', async () => {
      await follow('Notes')
      await page.route('**/_serverFn/**', (route) => route.abort())
      await follow('Orders')
      await page.getByRole('alert').getByText('The connection was lost.').waitFor()
      await page.unrouteAll()
      await click('Try again')
      await shows('2 × Tea')
    })
  })
})
