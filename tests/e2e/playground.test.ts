import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { createPlayground, type Playground, type PlaygroundMode } from '../support/playground.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const MODES: readonly PlaygroundMode[] = ['development', 'production']

describe.each(MODES)('the playground in %s', (mode) => {
  let playground: Playground
  let context: BrowserContext
  let page: Page
  let requests: Request[]

  beforeAll(async () => {
    playground = await createPlayground(mode)
    await playground.start()
  })
  afterAll(async () => {
    await playground.stop()
    playground.remove()
  })
  beforeEach(async () => {
    context = await browser.newContext()
    page = await context.newPage()
    requests = []
    page.on('request', (request) => requests.push(request))
    await page.goto(playground.url)
  })
  afterEach(() => context.close())

  const calls = (): Request[] => requests.filter((request) => request.url().includes('/_serverFn/'))

  const signIn = async (name: string): Promise<void> => {
    await page.getByLabel('Your name').fill(name)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText(name, { exact: true }).waitFor()
  }

  const addNote = async (text: string): Promise<void> => {
    await page.getByLabel('New note').fill(text)
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('listitem').filter({ hasText: text }).waitFor()
  }

  test('a note that was added is there after a restart of the server and a reload', async () => {
    await signIn('Grace')
    await addNote('Buy milk')
    await playground.stop()
    await playground.start()
    await page.goto(playground.url)
    await page.getByRole('listitem').filter({ hasText: 'Buy milk' }).waitFor()
    expect(await page.getByRole('listitem').count()).toBe(1)
  })

  test('the calls carry the header of the client half, and bring the time of the server', async () => {
    await signIn('Ada')
    const token = await page.evaluate(() => localStorage.getItem('notes.token'))
    const list = calls().at(-1)
    expect(list?.method()).toBe('GET')
    expect(await list?.headerValue('authorization')).toBe(`Bearer ${token}`)
    const time = await page.locator('output').getAttribute('data-server-time')
    expect(Number.isNaN(Date.parse(time ?? ''))).toBe(false)
    const answer = await (await list?.response())?.json()
    expect(answer.context).toEqual({ serverTime: time })
  })

  test('what a validator refuses is shown at its field, and the text stays', async () => {
    await signIn('Linus')
    await page.getByLabel('New note').fill('   ')
    await page.getByRole('button', { name: 'Add' }).click()
    expect(await page.locator('[data-field=text]').textContent()).toBe('Write something first.')
    expect(await page.getByLabel('New note').inputValue()).toBe('   ')
    expect(await (await calls().at(-1)?.response())?.status()).toBe(400)
  })

  test('an unexpected error is shown; in production it says no more than its id', async () => {
    await signIn('Barbara')
    await page.getByRole('button', { name: 'Break something' }).click()
    const banner = await page.getByRole('alert').textContent()
    expect(banner).toContain('INTERNAL_SERVER_ERROR')
    const tellsWhy = banner?.includes('The printer is on fire.')
    expect(tellsWhy).toBe(mode === 'development')
    await addNote('still works')
  })

  test('without a valid token, a call rejects with the code of the app', async () => {
    await page.evaluate(() => localStorage.setItem('notes.token', '1.forged'))
    await page.reload()
    expect(await page.getByRole('alert').textContent()).toBe('UNAUTHORIZED Sign in first.')
    expect(await (await calls().at(-1)?.response())?.status()).toBe(401)
  })

  test('when the server is gone, the call fails once and the form keeps its text', async () => {
    await signIn('Margaret')
    await page.getByLabel('New note').fill('not lost')
    await playground.stop()
    const before = calls().length
    await page.getByRole('button', { name: 'Add' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('NETWORK')
    expect(await page.getByLabel('New note').inputValue()).toBe('not lost')
    expect(calls().length - before).toBe(1)
    await playground.start()
  })

  test('a page of another site can neither call nor post', async () => {
    await signIn('Edsger')
    await addNote('mine')
    const endpoint =
      calls()
        .findLast((call) => call.method() === 'POST')
        ?.url() ?? ''
    const site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<form method="post" enctype="text/plain" action="${endpoint}">
        <input name='{"data":{"text":"forged"},"x":"' value='"}'><button>Go</button></form>`)
    }).listen(0, 'localhost')
    await once(site, 'listening')
    const { port } = site.address() as AddressInfo
    const foreign = await context.newPage()
    await foreign.goto(`http://localhost:${port}`)
    const fetched = await foreign.evaluate(
      (target) =>
        fetch(target, { method: 'POST', mode: 'no-cors', body: '{}' }).then(({ type }) => type),
      endpoint,
    )
    expect(fetched).toBe('opaque')
    const posted = foreign.waitForResponse(endpoint)
    await foreign.getByRole('button').click()
    expect((await posted).status()).toBe(403)
    await page.reload()
    await page.getByRole('listitem').first().waitFor()
    expect(await page.getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining('mine'),
    ])
    site.close()
  })

  test('nothing of the server is loaded, and no seroval while all is JSON', async () => {
    await signIn('Donald')
    const scripts = requests.filter((request) => request.resourceType() === 'script')
    const texts = await Promise.all(
      scripts.map(
        async (script) => [script.url(), await (await script.response())?.text()] as const,
      ),
    )
    expect(texts.length).toBeGreaterThan(0)
    const forbidden = /Bernoulli|CREATE TABLE|timingSafeEqual|@libsql|printer is on fire/
    expect(texts.filter(([, text]) => forbidden.test(text ?? '')).map(([url]) => url)).toEqual([])
    expect(texts.map(([url]) => url).filter((url) => /rich-road|seroval/.test(url))).toEqual([])
  })
})
