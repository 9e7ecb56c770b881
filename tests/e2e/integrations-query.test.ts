/** The app with routes of docs/integrations.md, as the page shows it. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { SHOWN_SERVERS, shownApp } from '../support/integrations.ts'
import { loadPage, typeErrorsIn, type Running } from '../support/running-app.ts'

const app = createFixtureApp(shownApp('`@tanstack/solid-query`'))
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
  const calls: string[] = []

  beforeAll(async () => {
    server = await start(app.root)
    page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('request', (request) => {
      if (request.url().includes('/_serverFn/')) calls.push(request.method())
    })
  })
  afterAll(async () => {
    await page.close()
    await server.stop()
  })
  afterEach(() => {
    calls.splice(0)
    expect(problems).toEqual([])
  })

  const open = async (path: string): Promise<void> => {
    await page.goto(`${server.url}${path}`)
    await page.waitForFunction(() => !('$_TSR' in globalThis))
  }
  const follow = (name: string): Promise<void> => page.getByRole('link', { name }).click()
  const shows = (text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor()
  const type = (text: string): Promise<void> => page.getByLabel('Text').fill(text)

  test('renders the results of queries, which the browser does not repeat', async () => {
    for (const path of ['/', '/search']) {
      expect(await (await loadPage(`${server.url}${path}`)).text()).toContain('Water the plants')
      await open(path)
    }
    await follow('Tasks')
    await shows('Water the plants, 1970')
    expect(calls).toEqual(['GET'])
  })

  test('reads the list again after a mutation, and shows a failure by its code', async () => {
    await open('/')
    await type('Feed the cat')
    await page.getByRole('button').click()
    await page.getByText('Feed the cat').waitFor()
    expect(calls).toEqual(['POST', 'GET'])
    await page.getByRole('button').click()
    await page.getByRole('alert').getByText('It is on the list.').waitFor()
  })

  test('aborts the call of a query that no component needs any more', async () => {
    await open('/search')
    const aborted = page.waitForEvent('requestfailed')
    const sent = page.waitForRequest('**/_serverFn/**')
    await type('x')
    await sent
    await type('cat')
    expect((await aborted).failure()?.errorText).toBe('net::ERR_ABORTED')
    await shows('Feed the cat')
  })

  test('shows failures in the boundaries around them, rendered and in the browser', async () => {
    const html = await (await loadPage(`${server.url}/report`)).text()
    expect(html.match(/The report is not ready/g)?.length).toBeGreaterThanOrEqual(2)
    await open('/report')
    await expect.poll(() => page.getByRole('alert').count()).toBe(2)
    // The query once more, and not the resource.
    await expect.poll(() => calls).toEqual(['GET'])
    await follow('Tasks')
    await follow('Report')
    await expect.poll(() => page.getByRole('alert').count()).toBe(2)
  })

  test('follows a redirect, rendered and in the browser', async () => {
    const response = await loadPage(`${server.url}/account`)
    expect([response.status, response.headers.get('location')]).toEqual([307, '/'])
    await open('/search')
    await follow('Account')
    await shows('Water the plants, 1970')
    expect(new URL(page.url()).pathname).toBe('/')
  })
})

test('type-checks', async () => {
  expect(await typeErrorsIn(app.root)).toBe('')
})
