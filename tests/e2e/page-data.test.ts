/** Data of loaders and resources in a page beyond plain data, built and in development. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { PAGE_VALUES_APP, REFUSED, VALUES } from '../support/page-values.ts'
import { loadPage, SERVERS, type Running } from '../support/running-app.ts'
import { IS_FULL } from '../support/selection.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const PARTS = `new ReadableStream({
  start(controller) {
    controller.enqueue('first part')
    controller.close()
  },
})`

const SHOWS = 'errorComponent: (props) => <p>shown: {props.error.message} {props.error.stack}</p>'

const app = createFixtureApp(
  smallRoutedApp({
    ...PAGE_VALUES_APP,
    'src/parts.ts': `
      import { createServerFn } from 'seamline'
      export const parts = createServerFn().handler(() => ({ data: ${PARTS} }))
      export const rows = createServerFn().handler(async function* () {
        yield 'first part'
      })`,
    'src/routes/stream.tsx': pageFile('/stream', `loader: () => ({ data: ${PARTS} })`),
    'src/routes/late.tsx': pageFile(
      '/late',
      `loader: () => ({ data: new Promise((resolve) => { globalThis.release = resolve }) }),
       component: () => {
         globalThis.release(${PARTS})
         return <Outlet />
       }`,
    ),
    'src/routes/called.tsx': `
      import { parts } from '../parts'
      ${pageFile('/called', 'loader: () => parts()')}`,
    'src/routes/rows.tsx': `
      import { rows } from '../parts'
      ${pageFile('/rows', 'loader: async () => ({ rows: await rows() })')}`,
    'src/routes/resource.tsx': `
      import { createResource, Suspense } from 'solid-js'
      ${pageFile('/resource', 'component: View')}
      function View() {
        const [data] = createResource(async () => ({ data: ${PARTS} }))
        return <Suspense>{data() && 'the page'}</Suspense>
      }`,
    'src/routes/layout.tsx': pageFile(
      '/layout',
      `component: Outlet,
       loader: () => ({ late: new Promise((_, reject) => { globalThis.fail = reject }) })`,
    ),
    'src/routes/layout.away.tsx': `
      import { redirect } from '@tanstack/solid-router'
      const turn = () => new Promise((resolve) => setImmediate(resolve))
      ${pageFile(
        '/layout/away',
        `loader: async () => {
           while (globalThis.fail === undefined) await turn()
           globalThis.fail(new Error('late'))
           globalThis.fail = undefined
           await turn()
           throw redirect({ to: '/stream' })
         }`,
      )}`,
    'src/routes/fails.tsx': pageFile('/fails'),
    'src/routes/fails.lazy.tsx': `
      import { createLazyFileRoute } from '@tanstack/solid-router'
      export const Route = createLazyFileRoute('/fails')({
        component: () => { throw new Error('hunter2') },
        ${SHOWS},
      })`,
    'src/routes/split.tsx': pageFile(
      '/split',
      `component: () => { throw new Error('hunter2') }, ${SHOWS}`,
    ),
    'src/routes/refused.tsx': pageFile(
      '/refused',
      `loader: () => { throw new Response('hunter2', { status: 418 }) }, ${SHOWS}`,
    ),
  }),
)
/** The connection ends before the page has begun, or while it is sent. */
const BROKEN_OFF = /^(?:socket hang up|aborted)$/

/**
 * Values that differ in development, and one for each way to arrive: with the page, late, and item
 * by item.
 */
const VALUES_OF_DEVELOPMENT = VALUES.filter(
  ([kind, , shown]) => typeof shown !== 'string' || ['money', 'late', 'generator'].includes(kind),
)

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await connectBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  app.remove()
})

describe.each(SERVERS)('%s', (name, start) => {
  let server: Running
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    server = await start(app.root)
  })
  afterAll(async () => {
    await server.stop()
    vi.restoreAllMocks()
  })

  const load = (path: string): Promise<Response> => loadPage(`${server.url}${path}`)

  test.each(['/stream', '/late', '/called', '/rows', '/resource'])('streams %s', async (path) => {
    const response = await load(path)
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('first part'),
    ])
  })

  test('the server survives a navigation away from a page with pending promises', async () => {
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(`${server.url}/layout/away`, { method, redirect: 'manual' })
      expect(response.status).toBe(307)
    }
    expect((await load('/stream')).status).toBe(200)
  })

  test.each(['/fails', '/split'])('shows a masked error on the first %s', async (path) => {
    for (const html of [await (await load(path)).text(), await (await load(path)).text()]) {
      expect(html).toContain('shown: ')
      expect(html.includes('hunter2')).toBe(name === 'in development')
    }
  })

  test('responds with the status of a Response that a loader threw', async () => {
    const response = await load('/refused')
    expect(response.status).toBe(418)
    const html = await response.text()
    expect(html).toContain('shown: ')
    expect(html).not.toContain('hunter2')
  })

  const isBuilt = name === 'built'

  describe('a value of a loader', () => {
    test.each(isBuilt || IS_FULL ? VALUES : VALUES_OF_DEVELOPMENT)(
      '%s arrives in the browser unchanged',
      async (kind, _code, shown) => {
        const response = await page.goto(`${server.url}/values/${kind}`)
        expect(response?.status()).toBe(200)
        const seen = page.locator('body[data-seen]')
        await seen.waitFor({ timeout: 20_000 })
        const expected = typeof shown === 'string' ? shown : shown[isBuilt ? 'built' : 'dev']
        expect((await seen.getAttribute('data-seen'))?.startsWith(expected)).toBe(true)
      },
    )

    test.each(REFUSED)('%s is refused with its path', async (kind, _code, reason) => {
      const response = await load(`/values/${kind}`)
      expect(response.status).toBe(500)
      const text = await response.text()
      if (isBuilt) expect(text).not.toContain('data.list')
      else {
        expect(text).toContain('PAGE_DATA_NOT_SERIALIZABLE')
        expect(text).toContain(`data.list[0]${reason}`)
      }
    })
  })

  describe('a resource that cannot be sent', () => {
    test.each(['function', 'instance', 'late-function', 'deep'])(
      'cuts the page off without stopping the server: %s',
      async (kind) => {
        await expect(load(`/resource-values/${kind}`)).rejects.toThrow(BROKEN_OFF)
        expect((await load('/stream')).status).toBe(200)
      },
    )

    test('responds with 500 to a crawler, which receives complete pages', async () => {
      const response = await loadPage(`${server.url}/resource-values/function`, {
        'user-agent': 'Googlebot/2.1',
      })
      expect(response.status).toBe(500)
    })
  })

  test('the tags of a page have no undefined attributes', async () => {
    const html = await (await load('/tags')).text()
    expect(html).toContain('<meta')
    expect(html).toMatch(/<link[^>]* rel="icon"/)
    expect(html).toContain('main { color: red }')
    expect(html).not.toContain('undefined')
  })
})
