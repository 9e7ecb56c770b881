import { notFound, redirect } from '@tanstack/router-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as AppRouter from '../../../src/client/app-router.ts'
import type * as UseServerFn from '../../../src/client/use-server-fn.ts'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

// A module stores the page's router, so each test resets the modules.
let useServerFn: typeof UseServerFn.useServerFn
let provideRouter: typeof AppRouter.provideRouter
const assign = vi.fn<(target: string) => void>()

beforeEach(async () => {
  vi.resetModules()
  ;({ useServerFn } = await import('../../../src/client/use-server-fn.ts'))
  ;({ provideRouter } = await import('../../../src/client/app-router.ts'))
  assign.mockReset()
  vi.stubGlobal('location', { assign })
})
afterEach(() => vi.unstubAllGlobals())

/** A function with this handler, called over the wire as by a page. */
const answering = (handler: () => unknown) =>
  useServerFn(wire(createServerFn({ method: 'POST' }), handler).client)

/** A function whose call rejects with the redirect itself, without the endpoint. */
const rejecting = (thrown: unknown) =>
  useServerFn(
    Object.assign(async () => Promise.reject(thrown), {
      url: '/fn',
      method: 'POST' as const,
      serverFnMeta: { id: 'fn' },
    }),
  )

/** A redirect to any target: `redirect()` refuses a line break, but a response may have one. */
const redirectTo = (href: string) =>
  Object.assign(redirect({ href: '/' }), { options: { href, statusCode: 307 } })

/** Targets that may be disguised script or foreign URLs, by their disguise. */
const UNSAFE = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\r\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\t:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'blob:https://example.com/1234',
  'file:///etc/passwd',
  'ftp://example.com/',
  'about:blank',
  'mailto:someone@example.com',
  'view-source:https://example.com/',
  '//evil.test',
  '///evil.test',
  ' //evil.test',
  '\t//evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/\r/evil.test',
  '/\\evil.test',
  '\\/evil.test',
  '\\\\evil.test',
  '/\\/evil.test',
  '/\u0000/evil.test',
] as const

/** Valid targets with characters similar to those above. */
const SAFE = [
  '/notes',
  '/notes?next=//evil.test#javascript:',
  '/notes/a:b',
  '/a//b',
  '?page=2',
  '#top',
  'notes/1',
  'https://example.com/login?next=%2Fnotes',
  'HTTPS://example.com/',
  'http://localhost:3000/',
] as const

describe('a successful call', () => {
  test('resolves to the result of the function', async () => {
    expect(await answering(() => ({ count: 1 }))()).toEqual({ count: 1 })
    expect(assign).not.toHaveBeenCalled()
  })

  test('passes on its data and options', async () => {
    const builder = createServerFn({ method: 'POST' }).inputValidator((text: string) => text)
    const { client, requests } = wire(builder, ({ data }) => data)
    expect(await useServerFn(client)({ data: 'milk', headers: { 'x-mine': '1' } })).toBe('milk')
    expect(requests.map(({ headers }) => headers.get('x-mine'))).toEqual(['1'])
  })
})

describe('a redirect on a page with a router', () => {
  test('is followed by the router, and the call resolves to its result', async () => {
    const navigate = vi.fn<(options: object) => Promise<string>>().mockResolvedValue('arrived')
    provideRouter({ navigate })
    const options = { to: '/notes/$id', params: { id: '1' }, replace: true }
    expect(
      await answering(() => {
        throw redirect(options)
      })(),
    ).toBe('arrived')
    expect(navigate.mock.calls).toEqual([[expect.objectContaining(options)]])
    expect(assign).not.toHaveBeenCalled()
  })

  test('is followed when the handler returns it', async () => {
    const navigate = vi.fn<(options: object) => void>()
    provideRouter({ navigate })
    expect(await answering(() => redirect({ to: '/notes' }))()).toBe(undefined)
    expect(navigate).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ to: '/notes' }))
  })

  test('rejects with the error of the router', async () => {
    const failure = new Error('no such route')
    provideRouter({ navigate: () => Promise.reject(failure) })
    expect(await rejectionOf(rejecting(redirect({ to: '/notes' }))())).toBe(failure)
  })

  test('is followed if it is a plain response with a location', async () => {
    const navigate = vi.fn<(options: object) => void>()
    provideRouter({ navigate })
    await rejecting(new Response(null, { status: 302, headers: { location: '/z' } }))()
    expect(navigate.mock.calls).toEqual([[{ href: '/z' }]])
  })

  test('uses the router that was provided last', async () => {
    provideRouter({ navigate: () => 'first' })
    provideRouter({ navigate: () => 'last' })
    expect(await rejecting(redirect({ to: '/notes' }))()).toBe('last')
  })

  test.each(UNSAFE)('does not pass the href %j to the router', async (href) => {
    const navigate = vi.fn<(options: object) => void>()
    provideRouter({ navigate })
    const failure = await rejectionOf(rejecting(redirectTo(href))())
    expect(failure).toMatchObject({ code: 'UNSAFE_REDIRECT' })
    expect(navigate).not.toHaveBeenCalled()
  })
})

describe('a redirect on a page without a router', () => {
  test.each(SAFE)('navigates to the href %j unchanged', async (href) => {
    expect(await answering(() => redirect({ href }))()).toBe(undefined)
    expect(assign.mock.calls).toEqual([[href]])
  })

  test.each(UNSAFE)('refuses the href %j', async (href) => {
    const failure = await rejectionOf(rejecting(redirectTo(href))())
    expect(failure).toMatchObject({ code: 'UNSAFE_REDIRECT' })
    expect(String(failure)).toContain(JSON.stringify(href))
    expect(assign).not.toHaveBeenCalled()
  })

  test.each(UNSAFE.filter((target) => target.startsWith('/')))(
    'refuses the path %j',
    async (to) => {
      const failure = await rejectionOf(rejecting(redirect({ to }))())
      expect(failure).toMatchObject({ code: 'UNSAFE_REDIRECT' })
      expect(assign).not.toHaveBeenCalled()
    },
  )

  test('navigates to a plain path', async () => {
    expect(await answering(() => redirect({ to: '/notes' }))()).toBe(undefined)
    expect(assign.mock.calls).toEqual([['/notes']])
  })

  test('navigates to the location of a plain Response', async () => {
    const response = new Response(null, { status: 303, headers: { location: '/notes' } })
    expect(await rejecting(response)()).toBe(undefined)
    expect(assign.mock.calls).toEqual([['/notes']])
  })

  test.each([
    ['params', { to: '/notes/$id', params: { id: '1' } }],
    ['params for a plain path', { to: '/notes', params: { id: '1' } }],
    ['a search', { to: '/notes', search: { page: 2 } }],
    ['a hash', { to: '/notes', hash: 'top' }],
    ['a relative path', { to: '..' }],
    ['a path with a parameter', { to: '/notes/$id' }],
  ])('requires a router for %s', async (_what, options) => {
    const failure = await rejectionOf(rejecting(redirect(options))())
    expect(failure).toMatchObject({ code: 'REDIRECT_NEEDS_ROUTER' })
    expect(String(failure)).toContain(options.to)
    expect(assign).not.toHaveBeenCalled()
  })
})

describe('a failed call', () => {
  test.each([true, false])('rejects with a not-found (with a router: %s)', async (hasRouter) => {
    const navigate = vi.fn<(options: object) => void>()
    if (hasRouter) provideRouter({ navigate })
    const failure = await rejectionOf(
      answering(() => {
        throw notFound({ data: { id: 1 } })
      })(),
    )
    expect(failure).toMatchObject({ isNotFound: true, data: { id: 1 } })
    expect(navigate).not.toHaveBeenCalled()
    expect(assign).not.toHaveBeenCalled()
  })

  test('rejects with the error of the app', async () => {
    const failure = await rejectionOf(
      answering(() => {
        throw new ServerFnError('FULL', { message: 'No room', status: 409 })
      })(),
    )
    // Of a class in a module that was loaded after the reset.
    const expected = { name: 'ServerFnError', code: 'FULL', message: 'No room', status: 409 }
    expect(failure).toMatchObject(expected)
  })

  test('rejects with a thrown Response that is not a redirect', async () => {
    const response = new Response('busy', { status: 503 })
    expect(await rejectionOf(rejecting(response)())).toBe(response)
    expect(assign).not.toHaveBeenCalled()
  })
})

describe('on a server', () => {
  beforeEach(() => vi.stubGlobal('location', undefined))

  test('rejects with a redirect, for the page’s handler', async () => {
    const navigate = vi.fn<(options: object) => void>()
    provideRouter({ navigate })
    const thrown = redirect({ to: '/notes' })
    expect(await rejectionOf(rejecting(thrown)())).toBe(thrown)
    expect(navigate).not.toHaveBeenCalled()
  })

  test('rejects with an error unchanged', async () => {
    const failure = new Error('no')
    expect(await rejectionOf(rejecting(failure)())).toBe(failure)
  })
})
