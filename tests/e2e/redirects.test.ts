/** Redirects, and the cookies beside them, in Chromium. */

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { REDIRECTS_APP } from '../support/redirects/app.ts'
import { nameOf, WAYS, type Way } from '../support/redirects/matrix.ts'
import { FAST_SERVERS, loadPage, type Running } from '../support/running-app.ts'

const app = createFixtureApp(REDIRECTS_APP)
let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  app.remove()
})

describe.each(FAST_SERVERS)('%s', (served, start) => {
  let server: Running
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    server = await start(app.root)
    context = await browser.newContext()
    page = await context.newPage()
  })
  afterAll(async () => {
    await context.close()
    await server.stop()
  })

  /** Opens a page and waits until it is hydrated. */
  const open = async (path: string): Promise<void> => {
    await page.goto(`${server.url}${path}`)
    await page.locator('body[data-works]').waitFor()
  }
  const press = (name: string): Promise<void> => page.getByRole('button', { name }).click()
  /** Navigates with the page's router. */
  const navigate = (href: string): Promise<void> =>
    page.evaluate(async (to) => Reflect.get(window, '__TSR_ROUTER__')?.navigate({ href: to }), href)

  /** Follows a redirect and returns the number of history entries to expect. */
  const go = async ({ source, kind, visit, path }: Way): Promise<number> => {
    if (source === 'handler') {
      if (visit === 'direct' && kind === 'json') await open(path)
      else {
        await navigate(`/?to=${encodeURIComponent(path)}`)
        if (visit === 'direct') await press('Send')
        else {
          const url = await page.evaluate(fetchFrom, { path, isForm: kind === 'form' })
          await navigate(url.slice(server.url.length))
        }
        return 2
      }
    } else if (visit === 'direct') await open(path)
    else await navigate(path)
    if (source !== 'event') return 1
    await press('Jump')
    return 2
  }

  const ways = WAYS.filter((way) => way.served === served)
  test.each(ways.map((way) => [nameOf(way), way] as const))('%s', async (_way, way) => {
    // A browser keeps at most fifty history entries and then stops counting.
    if ((await lengthOf(page)) > 40) {
      await page.close()
      page = await context.newPage()
    }
    await open('/')
    await context.clearCookies()
    const { source, middleware, from, isWrapped } = way
    if (source === 'middleware') {
      await context.addCookies([{ name: 'throws', value: middleware, url: server.url }])
    }
    const before = await lengthOf(page)
    const added = await go(way)
    await page.getByRole('heading', { name: `a b from ${from}` }).waitFor()
    await expect.poll(() => page.url()).toBe(`${server.url}/target/a%20b?from=${from}`)
    await expect.poll(() => lengthOf(page)).toBe(before + added)
    const cookies = await context.cookies()
    const set = new Map(cookies.map(({ name, value }) => [name, value]))
    // A redirect before the call of the function sets none of its cookies.
    const hop = from === middleware ? undefined : from
    expect([set.get('hop'), set.get('hop-too')]).toEqual([hop, hop])
    expect(set.has(`by-${middleware}`)).toBe(isWrapped)
  })

  const ABROAD = '/kam/%C5%99%20%C5%BE?%C3%A9=%C5%BE&from='

  test.each(['handler', 'response', 'before', 'loader', 'function'])(
    'a target beyond ASCII is encoded in the response of a %s',
    async (where) => {
      const response = await loadPage(`${server.url}/abroad/${where}`)
      expect(response.status).toBeLessThan(308)
      expect(response.headers.get('location')).toBe(`${ABROAD}${where}`)
    },
  )

  test.each([
    ['direct', 'handler'],
    ['direct', 'response'],
    ['direct', 'loader'],
    ['client', 'before'],
    ['client', 'loader'],
    ['client', 'function'],
  ])('a target beyond ASCII is reached, %s, from a %s', async (visit, where) => {
    await open('/')
    if (visit === 'direct') await page.goto(`${server.url}/abroad/${where}`)
    else await navigate(`/abroad/${where}`)
    await page.getByRole('heading', { name: `ř ž from ${where} ž` }).waitFor()
  })

  test.each([
    ['ok', 200, '<h1'],
    ['status', 202, '<h1'],
    ['redirect', 307, ''],
    ['response', 302, ''],
    ['missing', 404, 'nothing'],
    ['refused', 401, 'failed'],
  ])(
    'functions called by a loader that ends as %s set the document’s cookies',
    async (end, status, text) => {
      const response = await loadPage(`${server.url}/cookies/${end}`, { cookie: 'page=mine' })
      const html = (await response.text()).replaceAll(/<!--.*?-->/g, '')
      expect(response.status).toBe(status)
      expect(response.headers.getSetCookie()).toEqual([
        'by-global=yes; Path=/',
        'one=1; Path=/',
        'two=2; Path=/',
      ])
      expect(response.headers.get('x-set')).toBe('by a function')
      expect(html).toContain(text)
      if (status < 300) expect(html).toContain('saw mine')
    },
  )
})

const lengthOf = (page: Page): Promise<number> => page.evaluate(() => history.length)

/** Runs in the page: fetches from a handler as a script would and returns the final URL. */
async function fetchFrom({ path, isForm }: { path: string; isForm: boolean }): Promise<string> {
  const form = new FormData()
  form.set('from', 'handler')
  const body = isForm ? form : JSON.stringify({ from: 'handler' })
  const response = await fetch(path, { method: 'POST', body })
  return response.url
}
