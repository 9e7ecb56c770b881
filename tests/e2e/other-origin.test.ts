/**
 * Pages in Chromium whose server is on another origin: `endpoint` in the page, `allowedOrigins` on
 * the server.
 */

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createBuilder } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { connectBrowser } from '../support/browser.ts'
import {
  freePort,
  startBuilt,
  startInDevelopment,
  type ChildServer,
} from '../support/child-server.ts'
import type { FixtureApp } from '../support/fixture-app.ts'
import { createOtherOriginApp, type OtherOriginPage } from '../support/other-origin/app.ts'
import { FAST_MODES } from '../support/playground.ts'

/** The functions that the page exposes to `evaluate`. */
declare const app: OtherOriginPage

let fixture: FixtureApp
let pages: ChildServer
let browser: Browser
/**
 * The origins of the server, of listed pages on its own and on another site, and of an unlisted
 * page.
 */
let api: string
let sameSite: string
let otherSite: string
let unlisted: string
let apiPort: number

beforeAll(async () => {
  apiPort = await freePort()
  const port = await freePort()
  api = `http://localhost:${apiPort}`
  sameSite = `http://localhost:${port}`
  otherSite = `http://127.0.0.1:${port}`
  unlisted = `http://unlisted.localhost:${port}`
  fixture = createOtherOriginApp(api, [sameSite, otherSite])
  await (await createBuilder({ root: fixture.root, logLevel: 'error' })).buildApp()
  pages = await startBuilt(fixture.root, port)
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  await pages.stop()
  fixture.remove()
})

/** The inputs that handlers received since the last read. */
const takeSeen = async (): Promise<unknown> => {
  const url = `${api}/_serverFn/${functionId('src/functions.ts', 'takeSeen')}`
  const response = await fetch(url, { method: 'POST', headers: { origin: api } })
  const { result } = (await response.json()) as { result: string }
  return JSON.parse(result)
}

describe.each(FAST_MODES)('a server on another origin, in %s,', (mode) => {
  let server: ChildServer
  let context: BrowserContext
  /** The URLs of all calls, on any origin. */
  const calls: string[] = []

  beforeAll(async () => {
    const start = mode === 'production' ? startBuilt : startInDevelopment
    server = await start(fixture.root, apiPort)
  })
  beforeEach(async () => {
    context = await browser.newContext()
    context.on('request', (request) => {
      if (request.url().includes('/_serverFn/')) calls.push(request.url())
    })
  })
  afterEach(async () => {
    await context.close()
    for (const url of calls.splice(0)) expect(new URL(url).origin).toBe(api)
  })
  afterAll(() => server.stop())

  const open = async (origin: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(origin)
    await page.waitForFunction(() => typeof app === 'object')
    return page
  }
  test('accepts calls from a page on the same site, cookies included', async () => {
    const page = await open(sameSite)
    const read = () => page.evaluate(() => app.read({ data: 'x' }))
    expect(await read()).toEqual({ key: 'x', session: null })
    const at = await page.evaluate(() => app.signIn({ data: 'ann' }).then((each) => each.at))
    expect(at).toEqual(new Date(0))
    expect(await read()).toEqual({ key: 'x', session: 'ann' })
    expect(await takeSeen()).toEqual(['x', 'ann', 'x'])
  })

  test('accepts headers from a page on another site after a preflight request', async () => {
    const page = await open(otherSite)
    const who = { session: null, authorization: 'Bearer t' }
    expect(await page.evaluate(() => app.who())).toEqual(who)
  })

  test('streams, accepts files and fails by code for a page on another site', async () => {
    const page = await open(otherSite)
    const items = await page.evaluate(async () => {
      const all: string[] = []
      for await (const { each, big } of await app.tick()) all.push(`${each}${typeof big}`)
      return all
    })
    expect(items).toEqual(['1bigint', '2bigint', '3bigint'])
    const uploaded = await page.evaluate(() =>
      app.upload({ data: { title: 'milk', file: new File(['text'], 'a.txt') } }),
    )
    expect(uploaded).toEqual({ title: 'milk', name: 'a.txt', text: 'text' })
    const failure = await page.evaluate(() =>
      app.fail({ data: 1 }).catch(({ name, code, status, data }) => ({ name, code, status, data })),
    )
    expect(failure).toEqual({
      name: 'ServerFnError',
      code: 'TAKEN',
      status: 409,
      data: { since: 1n },
    })
    expect(await takeSeen()).toEqual(['milk'])
  })

  test('returns a Response with all of its headers', async () => {
    const page = await open(otherSite)
    const read = await page.evaluate(async () => {
      const response = await app.rows()
      return [
        response.headers.get('x-rows'),
        response.headers.get('x-seamline'),
        await response.text(),
      ]
    })
    expect(read).toEqual(['1', '1; response', 'a,b'])
  })

  test('redirects the page to a path of its own', async () => {
    const page = await open(otherSite)
    const gone = page.waitForURL(`${otherSite}/elsewhere`)
    await page.evaluate(() => void app.useServerFn(app.leave)({ data: 1 }))
    await gone
  })

  test('appears in the url of a function and accepts a form without a script', async () => {
    const page = await open(otherSite)
    const action = await page.locator('form').getAttribute('action')
    expect(await page.evaluate(() => app.save.url)).toBe(action)
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await plain.goto(otherSite)
    await plain.locator('input').fill('milk')
    await plain.getByRole('button').click()
    await plain.waitForURL(`${api}/`)
    expect(await takeSeen()).toEqual(['milk'])
    await plain.context().close()
  })

  test('refuses calls from an unlisted page and runs no handler', async () => {
    const page = await open(unlisted)
    const codes = await page.evaluate(async () => {
      const file = new File(['text'], 'a.txt')
      const attempts = [
        app.read({ data: 'x' }),
        app.signIn({ data: 'ann' }),
        app.upload({ data: { title: 'milk', file } }),
        app.who(),
      ]
      return Promise.all(
        attempts.map((each) => each.then(String, ({ code }: { code: string }) => code)),
      )
    })
    expect(codes).toEqual(['NETWORK', 'NETWORK', 'NETWORK', 'NETWORK'])
    await page.locator('input').fill('milk')
    await page.getByRole('button').click()
    await page.getByText('The request comes from another origin.').waitFor()
    expect(await takeSeen()).toEqual([])
  })
})
