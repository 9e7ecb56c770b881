import { startWith } from '../../support/three-transports.ts'
import { notFound, redirect } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import {
  getCookie,
  getRequest,
  getRequestHeader,
  setCookie,
  setResponseHeader,
  setResponseStatus,
} from '../../../src/server.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

const start = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const inRequest = (context: object) => createMiddleware().server(({ next }) => next({ context }))

describe('a call that a handler makes', () => {
  test("has the headers of the page overlaid by its own and its middleware's", async () => {
    const adding = start().client(({ next }) =>
      next({ headers: { 'x-middle': 'middleware', 'x-call': 'middleware' } }),
    )
    const inner = wire(post().middleware([adding]), () =>
      ['x-page', 'x-both', 'x-middle', 'x-call'].map((name) => getRequestHeader(name)),
    )
    const outer = wire(post(), async () => [
      await inner.server({ headers: { 'x-both': 'call', 'x-call': 'call' } }),
      getRequestHeader('x-both'),
    ])
    const answer = await outer.send({
      method: 'POST',
      headers: { 'x-page': 'page', 'x-both': 'page' },
    })
    expect(await answer.json()).toEqual({
      result: [['page', 'call', 'middleware', 'call'], 'page'],
    })
  })

  test('has the cookies of its own Cookie header', async () => {
    const inner = wire(post(), () => getCookie('who'))
    const outer = wire(post(), () => inner.server({ headers: { cookie: 'who=call' } }))
    const answer = await outer.send({ method: 'POST', headers: { cookie: 'who=page' } })
    expect(await answer.json()).toEqual({ result: 'call' })
  })

  test('does not change the request of the page, nor does its middleware', async () => {
    const seen: Request[] = []
    const looking = createMiddleware().server(({ next, request }) => {
      seen.push(request)
      return next()
    })
    const inner = wire(post().middleware([looking]), () => void seen.push(getRequest()))
    const outer = wire(post(), async () => {
      seen.push(getRequest())
      await inner.server({ headers: { 'x-call': '1' } })
    })
    await outer.send({ method: 'POST' })
    expect(seen).toHaveLength(3)
    expect(new Set(seen).size).toBe(1)
    expect(new URL(seen[0]?.url ?? '').pathname).toBe(outer.client.url)
  })

  test('starts from the context of the request chain, never from that of its caller', async () => {
    startWith({ requestMiddleware: [inRequest({ user: 'ann' })] })
    const inner = wire(post(), ({ context }) => ({ ...context }))
    const outer = wire(
      post().middleware([
        start().server(({ next }) => next({ context: { secret: 1 } })),
        inRequest({ listed: 1 }),
      ]),
      () => inner.server(),
    )
    expect(await outer.client()).toEqual({ user: 'ann' })
  })

  test('starts from the context of the request chain two levels down, too', async () => {
    startWith({ requestMiddleware: [inRequest({ user: 'ann' })] })
    const inmost = wire(post(), ({ context }) => ({ ...context }))
    const inner = wire(post().middleware([inRequest({ inner: 1 })]), () => inmost.server())
    const outer = wire(post().middleware([inRequest({ outer: 1 })]), () => inner.server())
    expect(await outer.client()).toEqual({ user: 'ann' })
  })

  test('sets cookies, headers and status on the outer response', async () => {
    const inner = wire(post(), () => {
      setCookie('inner', '1')
      setResponseHeader('x-inner', 'yes')
      setResponseStatus(202)
    })
    const outer = wire(post(), async () => {
      setCookie('outer', '1')
      await inner.server({ headers: { 'x-call': '1' } })
    })
    const answer = await outer.send({ method: 'POST' })
    expect([answer.status, answer.headers.get('x-inner')]).toEqual([202, 'yes'])
    expect(answer.headers.getSetCookie()).toEqual(['outer=1; Path=/', 'inner=1; Path=/'])
  })

  test.each([
    ['an error', new TypeError('own')],
    ['an error of the app', new ServerFnError('OWN')],
    ['a redirect', redirect({ to: '/x' })],
    ['a notFound', notFound()],
    ['a Response', new Response('x')],
    ['a value of any other type', { plain: true }],
  ])('rejects with %s itself', async (_what, thrown) => {
    const seen: unknown[] = []
    const inner = wire(post(), () => {
      throw thrown
    })
    const outer = wire(post(), async () => void seen.push(await rejectionOf(inner.server())))
    await outer.client()
    expect(seen[0]).toBe(thrown)
  })

  test('rejects with the abort reason itself', async () => {
    const seen: unknown[] = []
    const reason = { because: 'enough' }
    const inner = wire(post(), ({ signal }) => {
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    })
    const outer = wire(post(), async () => {
      const controller = new AbortController()
      const call = rejectionOf(inner.server({ signal: controller.signal }))
      setImmediate(() => controller.abort(reason))
      seen.push(await call, await rejectionOf(inner.server({ signal: controller.signal })))
    })
    await outer.client()
    expect(seen[0]).toBe(reason)
    expect(seen[1]).toBe(reason)
  })

  test('skips only the request middleware that ran around the request', async () => {
    const runs: string[] = []
    const counting = (name: string) =>
      createMiddleware().server(({ next }) => {
        runs.push(name)
        return next({ context: { [name]: true } })
      })
    const [around, listed] = [counting('around'), counting('listed')]
    startWith({ requestMiddleware: [around] })
    const inner = wire(post().middleware([around, listed]), ({ context }) => ({ ...context }))
    const outer = wire(post().middleware([around, listed]), () => inner.server())
    expect(await outer.client()).toEqual({ around: true, listed: true })
    expect(runs).toEqual(['around', 'listed', 'listed'])
  })
})

describe('a call that a global request middleware makes', () => {
  const auth = createMiddleware().server(({ next }) => next({ context: { user: 'ann' } }))
  const setUp = () => {
    const seen: unknown[] = []
    const inner = wire(post().middleware([auth]), ({ context }) => ({ ...context }))
    const outer = wire(post(), () => 0)
    const calling = createMiddleware().server(async ({ next }) => {
      seen.push(await inner.server())
      return next()
    })
    return { seen, outer, calling }
  }

  test('starts from the context of the middleware before it', async () => {
    const { seen, outer, calling } = setUp()
    startWith({ requestMiddleware: [auth, calling] })
    await outer.client()
    expect(seen).toEqual([{ user: 'ann' }])
  })

  test('runs only global middleware that has not run around the request yet', async () => {
    const { seen, outer, calling } = setUp()
    startWith({ requestMiddleware: [calling, auth] })
    await outer.client()
    expect(seen).toEqual([{ user: 'ann' }])
  })
})
