/** The router of a request, and the options that it receives from the start instance. */

import { PAGE_LOAD, rootWith, routed, treeOf } from '../../support/routed.ts'
import type { AnyRouter } from '@tanstack/router-core'
import { expect, test } from 'vitest'
import { createMiddleware, createServerFn, getRouterInstance, json } from '../../../src/index.ts'
import { routedApp } from '../../../src/router/create-routed-app.ts'
import { rejectionOf, thrownBy } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

const page = { headers: PAGE_LOAD }

/** These tests form no app, whose types would include its router. */
async function appRouter(): Promise<AnyRouter> {
  return (await getRouterInstance()) as unknown as AnyRouter
}

test('middleware, loaders and functions of a request share the router of its page', async () => {
  const seen: unknown[] = []
  const look = async (): Promise<void> => void seen.push(await getRouterInstance())
  const fn = wire(createServerFn(), look).server
  const middleware = createMiddleware().server(async ({ next }) => {
    await look()
    return next()
  })
  const loader = async ({ context }: { context: object }): Promise<void> => {
    await look()
    await fn()
    seen.push(context)
  }
  const ask = routed({
    routeTree: treeOf({ '/page': { loader, component: () => 'page' } }),
    start: { requestMiddleware: [middleware] },
    router: { context: { of: 'the app' } },
  })
  expect((await ask('/page', page)).status).toBe(200)
  const [first, second, third, context] = seen
  expect([second === first, third === first, context]).toEqual([true, true, { of: 'the app' }])
  await ask('/page', page)
  expect(seen[4]).not.toBe(first)
})

test('options set by middleware apply to the page', async () => {
  const greet = createMiddleware().server(async ({ next }) => {
    const router = await appRouter()
    router.update({ context: { greeting: 'hello' } })
    return next()
  })
  const seen: unknown[] = []
  const loader = ({ context }: { context: object }): void => void seen.push(context)
  const ask = routed({
    routeTree: treeOf({ '/page': { loader, server: { middleware: [greet] } } }),
  })
  await ask('/page', page)
  expect(seen).toEqual([{ greeting: 'hello' }])
})

test('a page loaded again has another router', async () => {
  const seen: unknown[] = []
  const retry = createMiddleware().server(async ({ next }) => {
    await next()
    return next()
  })
  const loader = async (): Promise<void> => void seen.push(await getRouterInstance())
  const ask = routed({
    routeTree: treeOf({ '/page': { loader, server: { middleware: [retry] } } }),
  })
  await ask('/page', page)
  expect(seen).toHaveLength(2)
  expect(seen[1]).not.toBe(seen[0])
})

async function placesResponse(): Promise<Response> {
  const router = await appRouter()
  const { href } = router.buildLocation({ to: '/notes/$id', params: { id: 'a b' } } as never)
  return json({ href, here: router.latestLocation.pathname })
}

test('a handler can build the path of a route', async () => {
  const ask = routed({
    routeTree: treeOf({
      '/where': { server: { handlers: { GET: placesResponse } } },
      '/notes/$id': {},
    }),
  })
  expect(await (await ask('/where')).json()).toEqual({ href: '/notes/a%20b', here: '/where' })
})

test('is undefined outside of a request', () => {
  expect(thrownBy(() => getRouterInstance())).toMatchObject({ code: 'NO_REQUEST' })
})

test('a router module without getRouter is refused with its missing export', async () => {
  const build = { assets: { routes: {} }, basePath: '/', files: {} }
  const refused = await rejectionOf(routedApp({}, build))
  expect(refused).toMatchObject({ name: 'SeamlineError', code: 'WRONG_ROUTER' })
  expect(String(refused)).toContain('`src/router.tsx` does not export `getRouter`')
})

test.each([
  ['left to the router', undefined, undefined, true],
  ['set by the router', undefined, false, false],
  ['set by the start instance', false, undefined, false],
  ['set by both', true, false, true],
] as const)('where routes render, %s', async (_name, ofStart, ofRouter, isRendered) => {
  const ask = routed({
    routeTree: treeOf(
      { '/page': { component: () => 'here' }, '/own': { ssr: true, component: () => 'here' } },
      rootWith({ ssr: true }),
    ),
    start: ofStart === undefined ? {} : { defaultSsr: ofStart },
    router: ofRouter === undefined ? {} : { defaultSsr: ofRouter },
  })
  expect((await (await ask('/page', page)).text()).includes('here')).toBe(isRendered)
  expect(await (await ask('/own', page)).text()).toContain('here')
})
