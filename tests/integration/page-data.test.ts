/** What loaders and resources give to a page beyond plain data, built and in development. */

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { loadPage, SERVERS, type Running } from '../support/running-app.ts'
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
afterAll(app.remove)

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

  test('goes on after a page that leads away from what it promised', async () => {
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(`${server.url}/layout/away`, { method, redirect: 'manual' })
      expect(response.status).toBe(307)
    }
    expect((await load('/stream')).status).toBe(200)
  })

  test.each(['/fails', '/split'])(
    'shows no more of an error than it may, on the first %s',
    async (path) => {
      for (const html of [await (await load(path)).text(), await (await load(path)).text()]) {
        expect(html).toContain('shown: ')
        expect(html.includes('hunter2')).toBe(name === 'in development')
      }
    },
  )

  test('has the status of a Response that a loader threw', async () => {
    const response = await load('/refused')
    expect(response.status).toBe(418)
    const html = await response.text()
    expect(html).toContain('shown: ')
    expect(html).not.toContain('hunter2')
  })
})
