/** The apps in `examples`, which import TanStack Start's package name: their types, build and pages. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { MOVED_NAME } from '../support/moved-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { built, loadPage, typeErrorsIn, type Running } from '../support/running-app.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(() => browser.close())

function filesOf(name: string): AppFiles {
  const folder = join(ROOT, 'examples', name)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    files
      .filter((file) => file.isFile() && file.name !== 'routeTree.gen.ts')
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
}

/** Builds and serves an example for the tests in `use`, which share one page. */
function example(name: string, use: (visit: () => { page: Page; url: string }) => void): void {
  describe(`the example ${name}`, () => {
    const app = createFixtureApp(filesOf(name), MOVED_NAME)
    const problems: string[] = []
    let server: Running
    let page: Page
    beforeAll(async () => {
      server = await built(app.root)
      page = await browser.newPage()
      page.on('pageerror', (error) => problems.push(String(error)))
    })
    afterAll(async () => {
      await page.close()
      await server.stop()
      app.remove()
    })

    test('has no errors of types', async () => {
      expect(await typeErrorsIn(app.root)).toBe('')
    })

    use(() => ({ page, url: server.url }))

    test('has no uncaught errors', () => expect(problems).toEqual([]))
  })
}

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name, exact: true }).waitFor()

example('routed', (visit) => {
  test('adds a post and opens it', async () => {
    const { page, url } = visit()
    await page.goto(`${url}/posts`)
    await heading(page, 'Posts')
    await page.getByLabel('Title').fill('A second post')
    await page.getByRole('button', { name: 'Add' }).click()
    await heading(page, 'A second post')
    await page.goBack()
    await page.getByRole('link', { name: 'The first post' }).click()
    await page.getByText('1970').waitFor()
    await page.getByRole('button', { name: 'Like' }).click()
    await page.getByText('Thank you, Ada').waitFor()
    expect(await page.title()).toBe('0 likes')
  })

  test('answers a missing post, and its server route', async () => {
    const { url } = visit()
    const missing = await loadPage(`${url}/posts/77`)
    expect([missing.status, await missing.text()]).toEqual([
      404,
      expect.stringContaining('There is no such post.'),
    ])
    const listed = await fetch(`${url}/api/posts`)
    expect([listed.headers.get('x-path'), await listed.json()]).toEqual([
      '/api/posts',
      expect.arrayContaining([expect.objectContaining({ title: 'The first post' })]) as unknown,
    ])
  })
})

example('solid-query', (visit) => {
  test('renders the todos on the server and adds one', async () => {
    const { page, url } = visit()
    expect(await (await loadPage(url)).text()).toContain('Buy milk')
    await page.goto(url)
    await page.getByText('Buy milk (2026)').waitFor()
    await page.getByLabel('Todo').fill('Call home')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('Call home').waitFor()
  })

  test('redirects from a page whose query redirects, on both sides', async () => {
    const { page, url } = visit()
    const response = await loadPage(`${url}/private`)
    expect([response.status, response.headers.get('location')]).toEqual([307, '/'])
    await page.goto(`${url}/private`)
    await heading(page, 'Todos')
  })
})

example('streaming', (visit) => {
  test('shows the items of a stream and the result of a form', async () => {
    const { page, url } = visit()
    await page.goto(url)
    await heading(page, 'Steps')
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByText('Step 3').waitFor()
    await page.getByRole('button', { name: 'Greet' }).click()
    await page.getByText('Hello, Ada').waitFor()
  })

  test('shows a promise in the data of a loader, rendered and after a navigation', async () => {
    const { page, url } = visit()
    expect(await (await loadPage(`${url}/report`)).text()).toContain('read: 3')
    await page.goto(url)
    await page.getByRole('link', { name: 'Report' }).click()
    await page.getByText('read: 3').waitFor()
  })
})

example('session', (visit) => {
  test('signs in and out', async () => {
    const { page, url } = visit()
    const stranger = await loadPage(url)
    expect([stranger.status, stranger.headers.get('location')]).toEqual([307, '/login'])
    await page.goto(url)
    await heading(page, 'Sign in')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Enter' }).click()
    await heading(page, 'Account of Ada')
    await page.reload()
    await heading(page, 'Account of Ada')
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, secure: false, sameSite: 'Lax', path: '/' })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await heading(page, 'Sign in')
  })
})
