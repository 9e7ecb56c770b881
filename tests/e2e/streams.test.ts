import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { createBuilder } from 'vite'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import type { ChildServer } from '../support/child-server.ts'
import type { FixtureApp } from '../support/fixture-app.ts'
import { FAST_MODES } from '../support/playground.ts'
import { createStreamsApp, serveStreamsApp, type StreamsPage } from '../support/streams-app.ts'

/** The functions that the page exposes to `evaluate`. */
declare const app: StreamsPage

/** The most that the network and both ends may buffer for a paused reader, at 256 KiB each. */
const ITEMS_ON_THE_WAY = 128

const isCall = (request: Request): boolean => request.url().includes('/_serverFn/')

describe.each(FAST_MODES)('a streamed result in Chromium, in %s,', (mode) => {
  let fixture: FixtureApp
  let served: ChildServer
  let browser: Browser
  let context: BrowserContext
  let page: Page
  /** A second page, which reads the progress of the server. */
  let observer: Page
  const problems: string[] = []

  async function open(url = served.url): Promise<Page> {
    const opened = await context.newPage()
    await opened.goto(url)
    await opened.waitForFunction(() => typeof app === 'object')
    return opened
  }
  const made = (key: string) => observer.evaluate((data) => app.made({ data }), key)
  const finished = (key: string) => observer.evaluate((data) => app.finished({ data }), key)
  const release = (key: string) => observer.evaluate((data) => app.release({ data }), key)

  beforeAll(async () => {
    fixture = createStreamsApp()
    if (mode === 'production') {
      await (await createBuilder({ root: fixture.root, logLevel: 'error' })).buildApp()
    }
    served = await serveStreamsApp(fixture.root, mode)
    browser = await connectBrowser()
    context = await browser.newContext()
    context.on('weberror', (event) => problems.push(String(event.error())))
    observer = await open()
  })
  beforeEach(async () => {
    page = await open()
  })
  afterEach(async () => {
    await page.close()
    expect(problems.splice(0)).toEqual([])
    expect(served.log()).not.toMatch(/unhandled|error/i)
  })
  afterAll(async () => {
    await browser.close()
    await served.stop()
    fixture.remove()
  })

  test('arrives item by item, each before the server produces the next one', async () => {
    const items = await page.evaluateHandle(() => app.gated({ data: 'gated' }))
    expect(await items.evaluate((each) => each.next())).toEqual({ done: false, value: 1 })
    expect(await made('gated')).toBe(1)
    await release('gated')
    expect(await items.evaluate((each) => each.next())).toEqual({ done: false, value: 2 })
  })

  test('is produced no further than a paused page reads, and then continues', async () => {
    const items = await page.evaluateHandle(() => app.flood({ data: 'paused' }))
    const read = (count: number) =>
      items.evaluate(async (each, last) => {
        const indices: number[] = []
        while (indices.length < last) {
          const { value } = await each.next()
          if (value !== undefined) indices.push(new DataView(value.buffer).getUint32(0))
        }
        return indices
      }, count)
    expect(await read(3)).toEqual([1, 2, 3])
    // Until thirty round trips in a row show no progress.
    let most = 0
    for (let trips = 0; trips < 30 && most <= ITEMS_ON_THE_WAY; trips++) {
      const now = await made('paused')
      if (now > most) trips = 0
      most = now
    }
    expect(most).toBeLessThanOrEqual(ITEMS_ON_THE_WAY)
    expect(await read(200)).toEqual(Array.from({ length: 200 }, (_, index) => index + 4))
  })

  test('ends on the server when the page breaks out of its loop', async () => {
    const first = await page.evaluate(async () => {
      for await (const item of await app.flood({ data: 'broken' })) return item.byteLength
      return undefined
    })
    expect(first).toBe(256 * 1024)
    await finished('broken')
  })

  test('ends on the server when the page cancels its stream', async () => {
    const stream = await page.evaluateHandle(() => app.streamed({ data: 'cancelled' }))
    const first = await stream.evaluate(async (numbers) => {
      const reader = numbers.getReader()
      const item = await reader.read()
      await reader.cancel('enough')
      return item
    })
    expect(first).toEqual({ done: false, value: 1 })
    await finished('cancelled')
  })

  test('rejects with the reason of an abort and ends on the server', async () => {
    const isReason = await page.evaluate(async () => {
      const reason = { why: 'changed my mind' }
      const controller = new AbortController()
      const items = await app.gated({ data: 'aborted', signal: controller.signal })
      await items.next()
      const pending = items.next().catch((thrown: unknown) => thrown === reason)
      controller.abort(reason)
      return pending
    })
    expect(isReason).toBe(true)
    await release('aborted')
    await finished('aborted')
  })

  test('has its signal aborted when the page goes away during a wait', async () => {
    await page.evaluate(async () => {
      const controller = new AbortController()
      const items = await app.waiting({ data: 'waiting', signal: controller.signal })
      await items.next()
      controller.abort()
    })
    await finished('waiting')
  })

  test.each([
    ['is closed', (leaving: Page) => leaving.close()],
    ['goes elsewhere', (leaving: Page) => leaving.goto('about:blank')],
    ['is loaded again', (leaving: Page) => leaving.reload()],
  ])('ends on the server when the page %s', async (key, leave) => {
    await page.evaluate(async (data) => {
      const items = await app.flood({ data })
      await items.next()
    }, key)
    await leave(page)
    await finished(key)
  })

  test('rejects every pending read when the server dies', async () => {
    const doomed = await serveStreamsApp(fixture.root, mode)
    onTestFinished(doomed.crash)
    const victim = await open(doomed.url)
    const waiting = await victim.evaluateHandle(async () => {
      const { rows, chunks, later } = await app.stuck()
      const reader = chunks.getReader()
      const firsts = [await rows.next(), await reader.read()]
      const pending = [rows.next(), reader.read(), later]
      return { firsts, endings: Promise.allSettled(pending) }
    })
    const first = { done: false, value: 'first' }
    expect(await waiting.evaluate(({ firsts }) => firsts)).toEqual([first, first])
    await doomed.crash()
    const endings = await waiting.evaluate(async ({ endings: all }) =>
      (await all).map((ending) => {
        if (ending.status === 'fulfilled' || !(ending.reason instanceof app.ProtocolError)) return
        return { code: ending.reason.code, isCaused: ending.reason.cause instanceof TypeError }
      }),
    )
    const cut = { code: 'NETWORK', isCaused: true }
    expect(endings).toEqual([cut, cut, cut])
  })

  const masked = {
    code: 'INTERNAL_SERVER_ERROR',
    status: 500,
    data: undefined,
    hasErrorId: true,
    text: expect.not.stringContaining('SECRET') as unknown,
  }
  const inDevelopment = { ...masked, text: 'TypeError: SECRET: no such table' }
  const ofApp = {
    code: 'QUOTA',
    status: 429,
    data: { left: 0 },
    hasErrorId: false,
    text: 'Too many.',
  }

  test.each([
    ['app', ofApp],
    ['unexpected', mode === 'production' ? masked : inDevelopment],
  ] as const)('rejects at the place of a late error: %s', async (kind, expected) => {
    const errors = await page.evaluate(async (data) => {
      const { rows, chunks, later } = await app.failing({ data })
      const reader = chunks.getReader()
      if ((await rows.next()).value !== 1 || (await reader.read()).value !== 1) return []
      const pending = [rows.next(), reader.read(), later]
      return (await Promise.allSettled(pending)).map((ending) => {
        if (ending.status === 'fulfilled' || !(ending.reason instanceof app.ServerFnError)) return
        const { code, status, data: sent, message: text } = ending.reason
        const hasErrorId = typeof ending.reason.errorId === 'string'
        return { code, status, data: sent, text, hasErrorId }
      })
    }, kind)
    expect(errors).toEqual([expected, expected, expected])
  })

  test('fails silently when the page does not observe it', async () => {
    const first = await page.evaluate(async () => {
      const { rows } = await app.failing({ data: 'unexpected' })
      await rows.next()
      return rows.next().catch((error: unknown) => error instanceof app.ServerFnError)
    })
    expect(first).toBe(true)
  })

  test('is a finished request, not an aborted one, once read to its end', async () => {
    const ended = Promise.race([
      page.waitForEvent('requestfinished', isCall),
      page.waitForEvent('requestfailed', isCall),
    ])
    await page.evaluate(async () => {
      const { rows, chunks, later } = await app.bytes()
      const reader = chunks.getReader()
      const bytes: unknown[] = [await later]
      for await (const row of rows) bytes.push(row)
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        bytes.push(step.value)
      }
    })
    // Behind this response, the end of the stream has arrived as well.
    await page.evaluate(async () => (await fetch('/')).text())
    // The browser aborts a body that is dropped before its end.
    const session = await context.newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    expect((await ended).failure()).toBe(null)
  })

  test('carries bytes as Uint8Array', async () => {
    const sizes = await page.evaluate(async () => {
      const { rows, chunks, later } = await app.bytes()
      const all: unknown[] = [await later]
      for await (const row of rows) all.push(row)
      const reader = chunks.getReader()
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        all.push(step.value)
      }
      return all.map((each) => each instanceof Uint8Array && [each.length, each.at(-1) ?? null])
    })
    const three = [
      [3, 255],
      [0, null],
      [300_000, 7],
    ]
    expect(sizes).toEqual([[2, 8], ...three, ...three])
  })
})
