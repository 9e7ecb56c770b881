/** Not-founds, redirects and errors that middleware and handlers throw before a page. */

import { PAGE_LOAD, rootWith, routed, treeOf, type Ask } from '../../support/routed.ts'
import { notFound, redirect } from '@tanstack/solid-router'
import { describe, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { wire } from '../../support/wired-fn.ts'
import { Document } from './document.tsx'

const router = {
  defaultNotFoundComponent: (props: { readonly data?: unknown }) => (
    <p>Nothing here. {String(props.data)}</p>
  ),
}

function throws(value: unknown): () => never {
  return () => {
    throw value
  }
}

const throwing = (value: unknown) => createMiddleware().server(throws(value))

/** The places that may throw before a page is reached. */
const PLACES: Readonly<Record<string, (value: unknown) => { ask: Ask; loaded: () => number }>> = {
  'global middleware': (value) => appOf({}, { requestMiddleware: [throwing(value)] }),
  'the middleware of a route': (value) => appOf({ server: { middleware: [throwing(value)] } }),
  'a handler': (value) => appOf({ server: { handlers: { GET: throws(value) } } }),
  'the middleware of a handler': (value) => {
    const GET = { middleware: [throwing(value)], handler: () => new Response('never') }
    return appOf({ server: { handlers: { GET } } })
  },
  'a handler without a page beside it': (value) =>
    appOf({ server: { handlers: { GET: throws(value) } }, component: undefined }),
}

function appOf(options: object, start: object = {}): { ask: Ask; loaded: () => number } {
  const loader = vi.fn<() => string>(() => 'data')
  const root = rootWith({ shellComponent: Document, loader: () => 'of the root' })
  const routes = {
    '/x': { component: () => 'the page', loader, ...options },
    '/to/$id': { component: () => 'there' },
  }
  const ask = routed({ routeTree: treeOf(routes, root), start, router })
  return { ask, loaded: () => loader.mock.calls.length }
}

describe.each(Object.entries(PLACES))('in %s', (_name, place) => {
  test('a not-found responds with the not-found page to a page load and runs no loader of the route', async () => {
    const { ask, loaded } = place(notFound({ data: 'by the guard' } as never))
    const response = await ask('/x', { headers: PAGE_LOAD })
    const html = await response.text()
    expect([response.status, loaded()]).toEqual([404, 0])
    expect(response.headers.get('content-type')).toMatch(/^text\/html/i)
    expect(html.replaceAll(/<!--.*?-->/g, '')).toContain('Nothing here. by the guard')
    expect(html).not.toContain('the page')
    // The state contains it, so that the browser does not load the page again.
    expect(html).toMatch(/g:(?:!0|true)/)
    expect(html).toContain('of the root')
  })

  test('a not-found responds with plain text to other requests', async () => {
    const { ask } = place(notFound())
    const response = await ask('/x')
    expect([response.status, await response.text()]).toEqual([404, 'Not found'])
  })

  test.each([PAGE_LOAD, {}])('a not-found keeps its headers', async (headers) => {
    const brought = new Headers({ 'x-reason': 'gone', 'set-cookie': 'a=1' })
    brought.append('set-cookie', 'b=2')
    const { ask } = place(notFound({ headers: brought }))
    const response = await ask('/x', { headers })
    expect([response.status, response.headers.get('x-reason')]).toEqual([404, 'gone'])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('a not-found has no body for HEAD', async () => {
    const { ask } = place(notFound())
    const response = await ask('/x', { method: 'HEAD', headers: PAGE_LOAD })
    expect([response.status, await response.text()]).toEqual([404, ''])
  })

  test('a redirect is resolved by the router and followed by the browser', async () => {
    const options = { to: '/to/$id', params: { id: 'a b' }, search: { q: 1 }, statusCode: 303 }
    const { ask, loaded } = place(redirect(options as never))
    const response = await ask('/x', { headers: PAGE_LOAD })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/to/a%20b?q=1'])
    expect(loaded()).toBe(0)
  })
})

const IN_PAGES: Readonly<Record<string, (value: unknown) => object>> = {
  beforeLoad: (value) => ({ beforeLoad: throws(value) }),
  'a loader': (value) => ({ loader: throws(value) }),
  'a function that a loader calls': (value) => ({
    loader: () => wire(createServerFn(), throws(value)).server(),
  }),
  'a middleware of such a function': (value) => ({
    loader: () => wire(createServerFn().middleware([throwing(value)]), () => 'never').server(),
  }),
}

describe.each(Object.entries(IN_PAGES))('in %s', (_name, options) => {
  test('a not-found responds with the not-found page', async () => {
    const { ask } = appOf(options(notFound({ data: 'by the loader' } as never)))
    const response = await ask('/x', { headers: PAGE_LOAD })
    const html = await response.text()
    expect(response.status).toBe(404)
    expect(html.replaceAll(/<!--.*?-->/g, '')).toContain('Nothing here. by the loader')
  })

  test('a not-found keeps its headers', async () => {
    const { ask } = appOf(
      options(notFound({ headers: { 'x-reason': 'gone', 'set-cookie': 'a=1' } })),
    )
    const { status, headers } = await ask('/x', { headers: PAGE_LOAD })
    expect([status, headers.get('x-reason')]).toEqual([404, 'gone'])
    expect(headers.getSetCookie()).toEqual(['a=1'])
  })

  test('a redirect is resolved by the router and followed by the browser', async () => {
    const { ask } = appOf(options(redirect({ to: '/to/$id', params: { id: '1' } } as never)))
    const response = await ask('/x', { headers: PAGE_LOAD })
    expect([response.status, response.headers.get('location')]).toEqual([307, '/to/1'])
  })
})

test.each(['POST', 'DELETE', 'OPTIONS'])(
  'a %s of an unknown path renders no page',
  async (method) => {
    const { ask, loaded } = appOf({})
    const response = await ask('/nowhere', { method, headers: PAGE_LOAD })
    expect([response.status, await response.text(), loaded()]).toEqual([404, 'Not found', 0])
  },
)

test('a function in the root’s loader does not run global middleware again on the not-found page', async () => {
  let runs = 0
  const global = createMiddleware().server(() => {
    runs++
    throw notFound()
  })
  const greet = wire(createServerFn().middleware([global]), () => 'hello')
  const root = rootWith({ shellComponent: Document, loader: () => greet.server() })
  const ask = routed({
    routeTree: treeOf({ '/x': { component: () => 'the page' } }, root),
    start: { requestMiddleware: [global] },
    router,
  })
  const response = await ask('/x', { headers: PAGE_LOAD })
  expect([response.status, runs]).toEqual([404, 1])
  expect(await response.text()).toContain('hello')
})

test('a not-found page that fails is a masked 500, reported once', async () => {
  const reports: unknown[] = []
  const root = rootWith({ shellComponent: Document })
  const ask = routed({
    routeTree: treeOf({ '/x': {} }, root),
    start: {
      requestMiddleware: [throwing(notFound({ data: () => 'cannot be written' } as never))],
      serverFns: { onError: ({ error }: { error: unknown }) => reports.push(error) },
    },
    router,
  })
  const response = await ask('/x', { headers: PAGE_LOAD })
  expect(response.status).toBe(500)
  expect(reports).toHaveLength(1)
})
