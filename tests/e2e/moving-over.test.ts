/**
 * An app written for TanStack Start, unchanged except that its package name resolves to seamline.
 */

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { MOVED_APP, MOVED_NAME } from '../support/moved-app.ts'
import { loadPage, SERVERS, typeErrorsIn, type Running } from '../support/running-app.ts'

const app = createFixtureApp(MOVED_APP, MOVED_NAME)
let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  app.remove()
})

describe.each(SERVERS)('%s', (_name, start) => {
  let server: Running
  let context: BrowserContext
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    server = await start(app.root)
    context = await browser.newContext()
    page = await context.newPage()
    page.on('pageerror', (error) => problems.push(String(error)))
  })
  afterAll(async () => {
    await context.close()
    await server.stop()
  })
  afterEach(() => expect(problems).toEqual([]))

  const open = async (path: string): Promise<void> => {
    await page.goto(`${server.url}${path}`)
    await page.locator('body[data-works][data-own-client]').waitFor()
  }
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { redirect: 'manual', ...init })
  const cookieNames = async (): Promise<readonly string[]> =>
    (await context.cookies()).map(({ name }) => name).toSorted()
  const heading = (text: string): Promise<void> =>
    page.getByRole('heading', { name: text, exact: true }).waitFor()

  test('serves its server routes through its own server entry', async () => {
    const read = await ask('/api/notes')
    expect(await read.json()).toEqual({ user: null, notes: expect.any(Number) })
    expect([read.headers.get('x-served-by'), read.headers.get('x-session')]).toEqual([
      'moved',
      '/api/notes',
    ])
    const refused = await ask('/api/notes', { method: 'POST', body: '{}' })
    expect([refused.status, refused.headers.get('location')]).toEqual([
      307,
      '/login?from=%2Fapi%2Fnotes',
    ])
    const written = await ask('/api/notes', {
      method: 'POST',
      body: '{"text":"milk"}',
      headers: { cookie: 'user=ann' },
    })
    expect([written.status, await written.text(), written.headers.get('x-own')]).toEqual([
      201,
      'ann,true,milk',
      'handler',
    ])
    expect(await (await ask('/api/file/a/b%2Fc')).text()).toBe('file a/b/c')
  })

  test('renders its pages, with loaders calling functions in process', async () => {
    const response = await loadPage(`${server.url}/notes`, { cookie: 'user=ann' })
    const html = await response.text()
    expect([response.status, response.headers.get('x-rendered')]).toEqual([200, '/notes'])
    expect(html).toMatch(/<title[^>]*>Notes of ann</)
    const guarded = await loadPage(`${server.url}/notes`)
    expect([guarded.status, guarded.headers.get('location')]).toEqual([307, '/login?from=%2Fnotes'])
    expect((await loadPage(`${server.url}/notes/99`)).status).toBe(404)
  })

  test('works in a browser: login by a form, notes, a validator, not-found', async () => {
    await open('/')
    await heading('Start / server')
    await page.getByRole('link', { name: 'Notes' }).click()
    await page.waitForURL('**/login?from=*')
    await page.locator('input').fill('ann')
    await page.getByRole('button', { name: 'Log in' }).click()
    await heading('Notes of ann')
    await expect.poll(() => page.locator('#kinds').textContent()).toBe('2.50 0 Bearer moved')
    await expect.poll(() => page.locator('body[data-logged="true"]').count()).toBe(1)
    await expect.poll(cookieNames).toEqual(['user', 'welcome'])

    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('#home tidy up').first().waitFor()
    await page.getByRole('button', { name: 'Add too little' }).click()
    await page.getByText('ValidationError').waitFor()

    await page.getByRole('link', { name: 'Nothing' }).click()
    await expect.poll(() => page.locator('#missing').textContent()).toBe('no such note')
    await page.goBack()
    await page.reload()
    await heading('Notes of ann')
    await expect.poll(() => page.locator('#kinds').textContent()).toBe('2.50 0 Bearer moved')
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByText('bye ann').waitFor()
    await expect.poll(cookieNames).toEqual(['welcome'])
    await page.getByRole('link', { name: 'Start' }).click()
    await heading('Start / browser')
  })
})

test('type-checks, with its router and adapters inferred', async () => {
  expect(await typeErrorsIn(app.root)).toBe('')
})

test('contains no server code in the browser', () => {
  for (const [file, text] of app.read('dist/client')) {
    expect([file, text.includes('MOVED_SECRET')]).toEqual([file, false])
  }
})
