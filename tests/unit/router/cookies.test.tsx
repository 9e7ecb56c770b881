/** Cookies of pages and of route handlers. */

import { once } from 'node:events'
import { PAGE_LOAD, rootWith, routed, treeOf } from '../../support/routed.ts'
import { notFound } from '@tanstack/solid-router'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import {
  deleteCookie,
  getCookie,
  getSession,
  setCookie,
  setResponseHeader,
  updateSession,
} from '../../../src/server.ts'
import { CONFIG } from '../../support/sessions.ts'
import { wire } from '../../support/wired-fn.ts'
import { Document } from './document.tsx'

const appOf = (routes: Readonly<Record<string, object>>, start: object = {}) =>
  routed({ routeTree: treeOf(routes, rootWith({ shellComponent: Document })), start })

test('a loader sees the session that another function of the page has started or ended', async () => {
  const login = wire(createServerFn(), () => setCookie('sid', 'ada'))
  const logout = wire(createServerFn(), () => deleteCookie('sid'))
  const getUser = wire(createServerFn(), () => getCookie('sid') ?? 'nobody')
  const seen: string[] = []
  const loader = async () => {
    await login.server()
    seen.push(await getUser.server())
    await logout.server()
    seen.push(await getUser.server())
  }
  const response = await appOf({ '/': { loader } })('/', {
    headers: { ...PAGE_LOAD, cookie: 'sid=old' },
  })
  expect(seen).toEqual(['ada', 'nobody'])
  expect(response.headers.getSetCookie()).toEqual(['sid=; Max-Age=0; Path=/'])
})

test('a session that a loader changes is sent with the page, and refuses later changes', async () => {
  const sent = new EventTarget()
  const late: Promise<unknown>[] = []
  const loader = async () => {
    await updateSession(CONFIG, { user: 'ada' })
    const change = once(sent, 'sent').then(() => updateSession(CONFIG, { user: 'grace' }))
    late.push(change.catch((error: unknown) => error))
    return (await getSession(CONFIG)).data
  }
  const response = await appOf({ '/': { loader } })('/', { headers: PAGE_LOAD })
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^start=Fe26/)])
  sent.dispatchEvent(new Event('sent'))
  expect(await Promise.all(late)).toEqual([expect.objectContaining({ code: 'HEADERS_SENT' })])
  expect(await response.text()).toContain('"ada"')
})

test('the cookie of a not-found replaces one of the same name', async () => {
  const route = {
    loader: () => {
      setCookie('sid', '1')
      throw notFound({ headers: { 'set-cookie': 'sid=2; Path=/' } })
    },
  }
  const response = await appOf({ '/': route })('/', { headers: PAGE_LOAD })
  expect(response.headers.getSetCookie()).toEqual(['sid=2; Path=/'])
})

describe('a publicly cacheable response that sets a cookie becomes private', () => {
  const caching = 'public, max-age=60, s-maxage=600'
  const WITH_COOKIE = { 'cache-control': caching, 'set-cookie': 'sid=1' }
  const setBoth = () => {
    setResponseHeader('cache-control', caching)
    setCookie('sid', '1')
  }
  test.each<[what: string, route: object]>([
    ['a page with headers of its loader', { loader: setBoth }],
    ['a page whose route has headers', { headers: () => WITH_COOKIE }],
    [
      'a handler',
      { server: { handlers: { GET: () => new Response('own', { headers: WITH_COOKIE }) } } },
    ],
    [
      'a handler that throws',
      {
        server: {
          handlers: {
            GET: () => {
              setBoth()
              throw new Response('own', { status: 404 })
            },
          },
        },
      },
    ],
    [
      'the response of a middleware',
      {
        server: {
          middleware: [
            createMiddleware().server(async ({ next }) => {
              const outcome = await next()
              outcome.response?.headers.append('set-cookie', 'sid=1')
              return outcome
            }),
          ],
          handlers: { GET: () => new Response('own', { headers: { 'cache-control': caching } }) },
        },
      },
    ],
  ])('%s', async (_what, route) => {
    const response = await appOf({ '/': route })('/', { headers: PAGE_LOAD })
    expect(response.headers.getSetCookie()).toHaveLength(1)
    expect(response.headers.get('cache-control')).toBe('private, max-age=60')
  })

  test('a response with only an `Expires` header becomes private', async () => {
    const headers = { expires: new Date(4e12).toUTCString() }
    const route = { server: { handlers: { GET: () => new Response('own', { headers }) } } }
    const session = createMiddleware().server(({ next }) => {
      setCookie('sid', '1')
      return next()
    })
    const ask = appOf({ '/': route }, { requestMiddleware: [session] })
    expect((await ask('/')).headers.get('cache-control')).toBe('private')
  })

  test('a response without a cookie stays public', async () => {
    const loader = () => setResponseHeader('cache-control', caching)
    const response = await appOf({ '/': { loader } })('/', { headers: PAGE_LOAD })
    expect(response.headers.get('cache-control')).toBe(caching)
  })
})
