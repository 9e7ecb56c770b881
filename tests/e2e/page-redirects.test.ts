/** Functions that end a page's loader, resource or query with a redirect, a not-found or a `Response`. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { built, loadPage, type Running } from '../support/running-app.ts'
import { handlerFile, pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const ENDS = ['redirect', 'not-found', 'response'] as const

/** The code of a component that reads the function, and the moment at which the function ends. */
const READERS = {
  resource: (call: string) =>
    `const [read] = createResource(() => ${call}, { deferStream: DEFER })`,
  query: (call: string) => `
    const query = useQuery(() => ({
      queryKey: [location.pathname], queryFn: () => ${call}, throwOnError: true, deferStream: DEFER,
    }))
    const read = () => query.data`,
}
const MOMENTS = ['early', 'late'] as const

/** A page whose function ends at once, with nothing sent before, or once the page's beginning has arrived. */
function readingPage(
  reader: keyof typeof READERS,
  moment: (typeof MOMENTS)[number],
  end: (typeof ENDS)[number],
): [file: string, text: string] {
  const name = `${reader}-${moment}-${end}`
  const call = `call({ data: { end: '${end}', gate: '${moment === 'late' ? name : ''}' } })`
  const reading = READERS[reader](call).replace('DEFER', String(moment === 'early'))
  return [
    `src/routes/${name}.tsx`,
    `import { createFileRoute, useLocation } from '@tanstack/solid-router'
     import { useQuery } from '@tanstack/solid-query'
     import { createResource, ErrorBoundary, Suspense } from 'solid-js'
     import { useServerFn } from 'seamline'
     import { leave } from '../leave'
     export const Route = createFileRoute('/${name}')({ component: View })
     function View() {
       const call = useServerFn(leave)
       const location = useLocation()()
       ${reading}
       return (
         <ErrorBoundary fallback={(error) => <p>failed: {nameOf(error)}</p>}>
           <Suspense fallback={<p>waiting</p>}>{read()}</Suspense>
         </ErrorBoundary>
       )
     }
     const nameOf = (error) => error.name ?? (error.isNotFound ? 'not-found' : typeof error)`,
  ]
}

const loadingPage = (end: string): [file: string, text: string] => [
  `src/routes/loader-${end}.tsx`,
  `import { leave } from '../leave'
   ${pageFile(
     `/loader-${end}`,
     `loader: () => leave({ data: { end: '${end}', gate: '' } }),
      errorComponent: (props) => <p>failed: {props.error.name}</p>`,
   )}`,
]

const app = createFixtureApp(
  smallRoutedApp({
    'src/router.tsx': `
      import { createRouter } from '@tanstack/solid-router'
      import { QueryClient } from '@tanstack/solid-query'
      import { setupRouterSsrQueryIntegration } from '@tanstack/solid-router-ssr-query'
      import { routeTree } from './routeTree.gen'
      export const getRouter = () => {
        const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
        const router = createRouter({ routeTree, defaultNotFoundComponent: () => <p>Nothing here.</p> })
        setupRouterSsrQueryIntegration({ router, queryClient })
        return router
      }`,
    'src/gates.ts': `
      const gates = new Map<string, ReturnType<typeof newGate>>()
      function newGate() {
        let open = () => {}
        const opened = new Promise<void>((resolve) => { open = resolve })
        return { open, opened }
      }
      export function gate(name: string) {
        const found = gates.get(name) ?? newGate()
        gates.set(name, found)
        return found
      }`,
    'src/leave.ts': `
      import { createServerFn } from 'seamline'
      import { notFound, redirect } from '@tanstack/solid-router'
      import { gate } from './gates'
      export const leave = createServerFn()
        .inputValidator((data: { end: string; gate: string }) => data)
        .handler(async ({ data }): Promise<string> => {
          if (data.gate !== '') await gate(data.gate).opened
          if (data.end === 'redirect') throw redirect({ to: '/there' })
          if (data.end === 'not-found') throw notFound()
          throw new Response('own', { status: 418 })
        })`,
    'src/routes/open.$name.ts': `
      import { gate } from '../gates'
      ${handlerFile(
        '/open/$name',
        `handlers: { GET: ({ params }) => {
           gate(params.name).open()
           return new Response('opened')
         } }`,
      )}`,
    'src/routes/there.tsx': pageFile('/there', 'component: () => <p>there</p>'),
    ...Object.fromEntries(
      ENDS.flatMap((end) => [
        loadingPage(end),
        readingPage('resource', 'early', end),
        readingPage('resource', 'late', end),
        readingPage('query', 'early', end),
        readingPage('query', 'late', end),
      ]),
    ),
  }),
)

/** Headless browsers are treated as crawlers, for which a page is sent as a whole. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'

let server: Running
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([built(app.root), connectBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  app.remove()
})

describe('before anything of the page has been sent', () => {
  test.each([
    ['loader-redirect', 307, '/there'],
    ['loader-not-found', 404, null],
    ['loader-response', 418, null],
    ['resource-early-redirect', 307, '/there'],
    ['resource-early-not-found', 200, null],
    ['resource-early-response', 200, null],
    ['query-early-redirect', 307, '/there'],
    ['query-early-not-found', 200, null],
    ['query-early-response', 200, null],
  ])('the page /%s has status %i', async (path, status, location) => {
    const response = await loadPage(`${server.url}/${path}`)
    expect([response.status, response.headers.get('location')]).toEqual([status, location])
    if (status !== 307) expect(await response.text()).toMatch(/<\/html>$/)
  })
})

describe('after the page has begun', () => {
  test.each([
    ['resource-late-redirect', 'failed: ServerFnError'],
    ['resource-late-not-found', 'failed: ServerFnError'],
    ['resource-late-response', 'failed: ServerFnError'],
    // The integration of Solid Query requests it again in the browser, and follows the redirect there.
    ['query-late-redirect', 'there'],
    // Solid Query sends failures as errors without details.
    ['query-late-not-found', 'failed: Error'],
    ['query-late-response', 'failed: Error'],
  ])('the page /%s is whole and shows "%s"', async (path, shown) => {
    const page = await browser.newPage({ userAgent: USER_AGENT })
    const response = await page.goto(`${server.url}/${path}`, { waitUntil: 'commit' })
    await page.getByText('waiting').waitFor()
    await fetch(`${server.url}/open/${path}`)
    await page.getByText(shown, { exact: true }).waitFor()
    expect(response?.status()).toBe(200)
    expect(await response?.text()).toMatch(/<\/html>$/)
    await page.close()
  })

  test('a crawler, which waits for the whole page, gets the redirect', async () => {
    const path = 'resource-late-redirect'
    await fetch(`${server.url}/open/${path}`)
    const response = await loadPage(`${server.url}/${path}`, { 'user-agent': 'Googlebot' })
    expect([response.status, response.headers.get('location')]).toEqual([307, '/there'])
  })
})
