import { PAGE_LOAD, rootWith, routed, treeOf, type Ask } from '../../support/routed.ts'
import { Outlet, redirect } from '@tanstack/solid-router'
import { createResource, Suspense } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { getRequestHeader, setCookie, setResponseStatus } from '../../../src/server.ts'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { wire } from '../../support/wired-fn.ts'
import { Document } from './document.tsx'

const LAYOUTS = {
  'with <html> in `component`': {
    component: () => (
      <Document>
        <Outlet />
      </Document>
    ),
  },
  'with `shellComponent`': { shellComponent: Document },
} as const

const loadPage = (ask: Ask, path: string) => ask(path, { headers: PAGE_LOAD })

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const parts: { resolve?: (value: T) => void } = {}
  const promise = new Promise<T>((resolve) => Object.assign(parts, { resolve }))
  return { promise, resolve: (value) => parts.resolve?.(value) }
}

/** A handler that continues to the page on request. */
const pageOrNot = ({ request, next }: { request: Request; next: () => Promise<unknown> }) =>
  request.headers.has('x-page') ? next() : new Response('any', { status: 202 })

const page = (html: string) => /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? html

describe.each(Object.entries(LAYOUTS))('a page, %s', (_name, layout) => {
  const appOf = (routes: Readonly<Record<string, object>>, start: object = {}) =>
    routed({ routeTree: treeOf(routes, rootWith(layout)), start })

  test('is rendered on the server, its title in the head', async () => {
    const ask = appOf({
      '/': { head: () => ({ meta: [{ title: 'Notes' }] }), component: () => <h1>Hello</h1> },
    })
    const response = await loadPage(ask, '/')
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/i)
    expect(html).toMatch(/^<!DOCTYPE html>(?:<!--[^>]*-->)?<html/)
    expect(/<head>[\s\S]*<\/head>/.exec(html)?.[0]).toContain('<title')
    expect(html).toContain('>Hello</h1>')
  })

  test('receives the request’s context in its loaders and responds with the headers that they set', async () => {
    const middleware = createMiddleware().server(({ next }) => next({ context: { user: 'ann' } }))
    const greet = wire(createServerFn(), ({ context }) => {
      setCookie('seen', '1')
      const { user } = context as { user?: string }
      return `${user} from ${getRequestHeader('cookie')}`
    })
    const loader = async ({ serverContext }: { serverContext: { user: string } }) => {
      setResponseStatus(418)
      return { greeting: await greet.server(), user: serverContext.user }
    }
    const route = {
      loader,
      component: () => 'page',
      head: ({ loaderData }: { loaderData: object }) => ({
        meta: [{ title: JSON.stringify(loaderData) }],
      }),
      server: { middleware: [middleware] },
    }
    const ask = appOf({ '/': route })
    const response = await ask('/', { headers: { ...PAGE_LOAD, cookie: 'a=b' } })
    expect(response.status).toBe(418)
    expect(response.headers.getSetCookie()).toEqual(['seen=1; Path=/'])
    expect(await response.text()).toContain('ann from a=b')
  })

  test('receives the context that a handler of its route passes to next', async () => {
    const ask = appOf({
      '/both': {
        component: () => 'the page',
        loader: ({ serverContext }: { serverContext: object }) => ({ ...serverContext }),
        head: ({ loaderData }: { loaderData: object }) => ({
          meta: [{ title: Object.values(loaderData).join() }],
        }),
        server: {
          handlers: {
            GET: ({ next }: { next: (options: object) => Promise<unknown> }) =>
              next({ context: { added: 'by the handler' } }),
            POST: () => new Response('posted'),
          },
        },
      },
    })
    expect(await (await loadPage(ask, '/both')).text()).toContain('by the handler')
    expect(await (await ask('/both', { method: 'POST' })).text()).toBe('posted')
  })

  test('shares its path with handlers for other methods', async () => {
    const ask = appOf({
      '/both': {
        component: () => 'the page',
        server: { handlers: { POST: () => new Response('posted') } },
      },
    })
    expect(page(await (await loadPage(ask, '/both')).text())).toContain('the page')
    expect((await ask('/both')).status).toBe(405)
    expect((await ask('/both', { method: 'PUT' })).headers.get('allow')).toBe(
      'GET, HEAD, POST, OPTIONS',
    )
  })

  test.each(['GET', 'HEAD'])('comes after a handler for any method, on %s', async (method) => {
    const ask = appOf({
      '/both': { component: () => 'the page', server: { handlers: { ANY: pageOrNot } } },
    })
    const load = (headers: HeadersInit) => ask('/both', { method, headers })
    expect((await load(PAGE_LOAD)).status).toBe(202)
    const response = await load({ ...PAGE_LOAD, 'x-page': '1' })
    expect(response.status).toBe(200)
    if (method === 'GET') expect(page(await response.text())).toContain('the page')
  })

  test('redirects as its loader requests', async () => {
    const ask = appOf({
      '/from': {
        component: () => 'never',
        loader: () => {
          setCookie('on', 'the way')
          throw redirect({ to: '/to/$id', params: { id: '1' } } as never)
        },
      },
      '/to/$id': { component: () => 'there' },
    })
    const response = await loadPage(ask, '/from')
    expect([response.status, response.headers.get('location')]).toEqual([307, '/to/1'])
    expect(response.headers.getSetCookie()).toEqual(['on=the%20way; Path=/'])
  })

  test('is streamed: finished parts are sent before pending ones', async () => {
    const { promise: late, resolve: finish } = deferred<string>()
    const Late = () => {
      const [value] = createResource(() => late)
      return <Suspense fallback={<i>waiting</i>}>{value()}</Suspense>
    }
    const ask = appOf({ '/': { component: () => <Late /> } })
    const response = await loadPage(ask, '/')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let seen = ''
    while (!seen.includes('waiting')) seen += (await reader?.read())?.value ?? ''
    expect(seen).not.toContain('at last')
    finish('at last')
    for (let chunk = await reader?.read(); !chunk?.done; chunk = await reader?.read()) {
      seen += chunk?.value
    }
    expect(seen).toContain('at last')
  })

  test('responds to HEAD without a body', async () => {
    const ask = appOf({ '/': { component: () => 'page' } })
    const response = await ask('/', { method: 'HEAD', headers: PAGE_LOAD })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})

const Fails = () => {
  const [value] = createResource(() => Promise.reject<string>(new Error('hunter2')))
  return <Suspense fallback="waiting">{value()}</Suspense>
}

const errorComponent = (props: { readonly error: Error }) => <p>{props.error.message}</p>

/** A page whose loader fails. */
function failing(error: unknown) {
  const reports: ErrorReport[] = []
  const ask = routed({
    routeTree: treeOf(
      {
        '/': {
          component: () => 'never',
          loader: () => Promise.reject(error),
          errorComponent: (props: { readonly error: Error }) => <p>{props.error.message}</p>,
        },
      },
      rootWith(LAYOUTS['with `shellComponent`']),
    ),
    start: { serverFns: { onError: (report) => reports.push(report) } },
  })
  return { reports, load: () => ask('/', { headers: PAGE_LOAD }) }
}

describe('an error on a page', () => {
  test('that is unexpected is masked in the page and its state, and reported once', async () => {
    const { reports, load } = failing(new Error('hunter2'))
    const response = await load()
    const html = await response.text()
    expect(response.status).toBe(500)
    expect(html).not.toContain('hunter2')
    expect(reports.map(({ error }) => String(error))).toEqual(['Error: hunter2'])
    expect(html).toContain(reports[0]?.errorId)
  })

  test('that the app throws on purpose is shown and reported', async () => {
    const { reports, load } = failing(new ServerFnError('GONE', { message: 'It is gone.' }))
    const html = await (await load()).text()
    expect(html).toContain('It is gone.')
    expect(html).toContain('GONE')
    expect(reports.map(({ errorId }) => errorId)).toEqual([undefined])
  })

  test('during rendering is masked in the page and its state', async () => {
    const reports: ErrorReport[] = []
    const ask = routed({
      routeTree: treeOf(
        {
          '/late': { component: Fails, errorComponent },
          '/now': {
            component: () => {
              throw new Error('hunter2')
            },
            errorComponent,
          },
        },
        rootWith(LAYOUTS['with `shellComponent`']),
      ),
      start: { serverFns: { onError: (report) => reports.push(report) } },
    })
    for (const path of ['/late', '/now']) {
      const html = await (await ask(path, { headers: PAGE_LOAD })).text()
      expect(html).not.toContain('hunter2')
      expect(html).not.toContain('stack:')
      expect(html).toContain('The server failed.')
    }
    expect(reports.map(({ error }) => String(error))).toEqual(['Error: hunter2', 'Error: hunter2'])
  })

  test('is not reported after the browser has disconnected', async () => {
    const reports: unknown[] = []
    const controller = new AbortController()
    const ask = routed({
      routeTree: treeOf({
        '/': {
          component: () => 'page',
          loader: () => {
            controller.abort(new Error('gone'))
            return new Promise(() => {})
          },
        },
      }),
      start: { serverFns: { onError: (report) => reports.push(report) } },
    })
    await ask('/', { headers: PAGE_LOAD, signal: controller.signal })
    expect(reports).toEqual([])
  })

  test('in a promise of a loader is masked as well', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const ask = routed({
      routeTree: treeOf(
        {
          '/': {
            component: () => 'page',
            loader: () => {
              const late = Promise.reject(new Error('hunter2'))
              late.catch(() => undefined)
              return { late }
            },
          },
        },
        rootWith(LAYOUTS['with `shellComponent`']),
      ),
    })
    const html = await (await ask('/', { headers: PAGE_LOAD })).text()
    expect(html).not.toContain('hunter2')
    const [id] = /[\da-f-]{36}/.exec(html) ?? []
    expect(String(log.mock.calls)).toContain(id)
    log.mockRestore()
  })
})
