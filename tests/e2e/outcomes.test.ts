import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page, Response, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import type { FixtureApp } from '../support/fixture-app.ts'
import { createOutcomesApp, type Callers } from '../support/outcomes/app.ts'
import { SECRET } from '../support/outcomes/endings.ts'
import { REFUSALS } from '../support/outcomes/refusals.ts'
import { OUTCOMES } from '../support/outcomes/rows.ts'
import { REFUSED_BY } from '../support/outcomes/validators.ts'
import type { Told } from '../support/outcomes/told.ts'
import { FAST_MODES } from '../support/playground.ts'
import { built, type Running } from '../support/running-app.ts'

/** The functions that the page exposes to `evaluate`. */
declare const callers: Callers

const CASES = OUTCOMES.flatMap((row) => row.places.map((place) => [row.what, place, row] as const))

/** The response as the network saw it. */
async function seenOnTheWay(answer: Response): Promise<object> {
  const headers = await answer.allHeaders()
  return {
    status: answer.status(),
    label: headers['x-seamline'],
    contentType: headers['content-type'],
    cacheControl: headers['cache-control'],
    location: headers['location'],
    set: headers['x-set'],
  }
}

const unexpected = (status: number, contentType: string) => ({
  how: 'rejected',
  class: 'ProtocolError',
  code: 'UNEXPECTED_RESPONSE',
  status,
  contentType,
})

// tests/unit/semantics has the outcomes that differ in development.
describe.each(FAST_MODES)('a call in Chromium, in %s,', (mode) => {
  let app: FixtureApp
  let served: Running
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    app = createOutcomesApp()
    served = await (mode === 'production' ? built : startDevServer)(app.root)
    browser = await connectBrowser()
    page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(served.url)
    await page.waitForFunction(() => typeof callers === 'object')
  })
  afterEach(() => {
    expect(problems.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await served.stop()
    app.remove()
  })

  /** The outcome in the page, and the single response that the network saw. */
  async function watched<T>(call: () => Promise<T>): Promise<readonly [T, Response]> {
    const answer = page.waitForResponse((response) => response.url().includes('/_serverFn/'))
    return [await call(), await answer]
  }

  test.each(CASES)('ends with %s by %s', async (_what, place, row) => {
    const [outcome, answer] = await watched(() =>
      page.evaluate(([at, ending]) => callers.end(at, ending), [place, row.ending] as const),
    )
    const expected = mode === 'development' ? (row.inDevelopment ?? row.told) : row.told
    expect(outcome).toEqual(expected)
    expect(await seenOnTheWay(answer)).toEqual({
      status: row.status,
      label: row.label,
      contentType: row.contentType ?? 'application/json',
      cacheControl: row.cacheControl ?? 'private, no-store',
      set: 'by middleware',
    })
    if (mode === 'production') expect(await answer.text()).not.toContain(SECRET)
  })

  test.each(['byZod', 'byValibot', 'byFunction'] as const)(
    'rejects with the issues of a validator: %s',
    async (name) => {
      const [outcome, answer] = await watched(() =>
        page.evaluate((which) => callers.validate(which), name),
      )
      expect(outcome).toEqual(REFUSED_BY[name])
      expect(await seenOnTheWay(answer)).toMatchObject({ status: 400, label: '1; error' })
    },
  )

  test.each(REFUSALS.filter((each) => !each.notInBrowsers).map((each) => [each.code, each]))(
    'rejects with an error of the runtime: %s',
    async (_code, { code, status }) => {
      const [outcome, answer] = await watched(() =>
        page.evaluate((which) => callers.refuse(which), code),
      )
      expect(outcome).toMatchObject({ how: 'rejected', class: 'ProtocolError', code, status })
      expect(await seenOnTheWay(answer)).toMatchObject({ status, label: '1; error' })
    },
  )

  test('carries dates, maps and undefined both ways, in a query', async () => {
    const [outcome, answer] = await watched(() => page.evaluate(() => callers.values()))
    expect(outcome).toEqual({
      how: 'resolved',
      value: { sent: { at: 'Date 2', counts: ['Map', ['a', undefined]] }, at: 'Date 1' },
    })
    expect(answer.request().method()).toBe('GET')
  })

  test('receives several cookies, each in its own header line', async () => {
    const [, answer] = await watched(() =>
      page.evaluate(() => callers.end('the handler', 'appError')),
    )
    const cookies = (await answer.headersArray()).filter(({ name }) => /^set-cookie$/i.test(name))
    expect(cookies.map(({ value }) => value)).toEqual([
      'first=1; Path=/',
      'second=2; Path=/; HttpOnly',
    ])
  })

  const call = () => page.evaluate(() => callers.end('the handler', 'value'))

  /** The outcome of a call behind this response. */
  async function behind(fulfil: Parameters<Route['fulfill']>[0], ask = call): Promise<Told> {
    await page.route('**/_serverFn/**', (route) => route.fulfill(fulfil))
    const outcome = await ask()
    await page.unroute('**/_serverFn/**')
    return outcome
  }

  test.each([
    ['JSON with status 502', 502, 'application/json', '{"error":{"code":"X","message":"x"}}'],
    ['a page with status 200', 200, 'text/html', '<!doctype html><title>Sign in</title>'],
    ['JSON that looks like a result', 200, 'application/json', '{"result":1}'],
  ])('rejects %s that the endpoint did not write', async (_what, status, contentType, body) => {
    expect(await behind({ status, contentType, body })).toMatchObject(
      unexpected(status, contentType),
    )
  })

  test('rejects a 204 that the endpoint did not write', async () => {
    expect(await behind({ status: 204 })).toMatchObject(unexpected(204, 'no content type'))
  })

  const toLogin = { status: 302, headers: { location: '/login.html' } }

  test('rejects a login page reached by a redirect', async () => {
    const outcome = await behind(toLogin)
    expect(outcome).toMatchObject({ code: 'UNEXPECTED_RESPONSE', status: 200 })
    expect(outcome).toMatchObject({ contentType: expect.stringMatching(/^text\/html/) as unknown })
  })

  test('rejects a redirect that its fetch does not follow', async () => {
    const outcome = behind(toLogin, () => page.evaluate(() => callers.withoutFollowing()))
    expect(await outcome).toMatchObject(unexpected(0, 'no content type'))
  })

  test('rejects a refused connection', async () => {
    await page.route('**/_serverFn/**', (route) => route.abort('connectionrefused'))
    const outcome = await call()
    await page.unroute('**/_serverFn/**')
    expect(outcome).toMatchObject({ class: 'ProtocolError', code: 'NETWORK', cause: 'TypeError' })
    expect(outcome['status']).toBeUndefined()
  })

  test('rejects a truncated response', async () => {
    const cutting = createServer((_request, response) => {
      const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' }
      const headers = { ...cors, 'x-seamline': '1; result', 'content-type': 'application/json' }
      response.writeHead(200, { ...headers, 'content-length': 100 })
      response.write('{"result":', () => response.destroy())
    }).listen(0, 'localhost')
    await once(cutting, 'listening')
    // A server listening on a TCP port has an address with a port.
    const { port } = cutting.address() as AddressInfo
    const outcome = await page.evaluate(
      (origin) => callers.from(origin),
      `http://localhost:${port}`,
    )
    expect(outcome).toMatchObject({ class: 'ProtocolError', code: 'NETWORK', cause: 'TypeError' })
    cutting.close()
  })

  test.each(['before', 'on its way', 'within the body'] as const)(
    'rejects with the abort reason when aborted %s, and stops the server function',
    async (when) => {
      const outcomes = await page.evaluate((at) => callers.abort(at), when)
      const reason = { how: 'rejected', class: 'RangeError', message: 'changed my mind' }
      const stopped = { how: 'resolved' }
      expect(outcomes).toMatchObject(when === 'before' ? [reason] : [reason, stopped])
    },
  )

  test('rejects with the abort reason, of any type', async () => {
    expect(await page.evaluate(() => callers.abortWith())).toEqual(
      Array.from({ length: 6 }, () => true),
    )
  })
})
