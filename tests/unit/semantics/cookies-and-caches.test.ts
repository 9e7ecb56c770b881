/** No shared cache may store a response that sets a cookie. */

import { describe, expect, test, vi } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { setCookie, setResponseHeaders } from '../../../src/server.ts'
import { useApp } from '../../support/test-app.ts'
import { wire } from '../../support/wired-fn.ts'

const warned = vi.spyOn(console, 'warn').mockReturnValue()

const post = () => createServerFn({ method: 'POST' })
const raise = (value: unknown): never => {
  throw value
}

/** The caching headers of a response with a cookie. */
async function cachingOf(headers: Record<string, string>) {
  const { send } = wire(post(), () => {
    setCookie('sid', 'one')
    setResponseHeaders(headers)
  })
  return (await send({ method: 'POST' })).headers
}

test.each([
  ['public, max-age=60', 'private, max-age=60'],
  ['max-age=60', 'private, max-age=60'],
  ['s-maxage=600, max-age=0, must-revalidate', 'private, max-age=0, must-revalidate'],
  ['Public, S-MaxAge=600', 'private'],
  ['public, immutable, stale-while-revalidate=9', 'private, immutable, stale-while-revalidate=9'],
  ['max-age=60, proxy-revalidate', 'private, max-age=60'],
  ['public, max-age=60, private="x-own, set-cookie"', 'private, max-age=60'],
  ['private, max-age=60', 'private, max-age=60'],
  ['max-age=60, PRIVATE', 'max-age=60, PRIVATE'],
  ['public, no-store', 'public, no-store'],
  ['no-cache', 'no-cache'],
])('with a cookie, `%s` becomes `%s`', async (given, sent) => {
  expect((await cachingOf({ 'cache-control': given })).get('cache-control')).toBe(sent)
})

test('headers for a CDN alone are removed too', async () => {
  const headers = await cachingOf({
    'cache-control': 'private, no-cache',
    'cdn-cache-control': 'max-age=600',
    'vercel-cdn-cache-control': 's-maxage=600',
    'netlify-cdn-cache-control': 'no-store',
    'surrogate-control': 'max-age=600, content="ESI/1.0"',
  })
  expect(headers.get('cache-control')).toBe('private, no-cache')
  expect(
    ['cdn', 'vercel-cdn', 'netlify-cdn'].map((name) => headers.get(`${name}-cache-control`)),
  ).toEqual([null, null, 'no-store'])
  expect(headers.has('surrogate-control')).toBe(false)
})

const PUBLIC = { 'cache-control': 'public, max-age=60' }
const WITH_COOKIE = { ...PUBLIC, 'set-cookie': 'sid=one' }

describe.each<[what: string, end: () => unknown]>([
  ['a Response', () => new Response('own', { headers: WITH_COOKIE })],
  ['a thrown Response', () => raise(new Response('own', { status: 402, headers: WITH_COOKIE }))],
  ['a Response without a body', () => new Response(null, { status: 304, headers: WITH_COOKIE })],
])('%s', (_what, end) => {
  test('with a cookie of its own becomes private', async () => {
    const { send } = wire(post(), end)
    const { headers } = await send({ method: 'POST' })
    expect(headers.get('cache-control')).toBe('private, max-age=60')
    expect(headers.getSetCookie()).toEqual(['sid=one'])
  })
})

test('a response without a cookie stays unchanged', async () => {
  const { send } = wire(post(), () => new Response('own', { headers: PUBLIC }))
  const { headers } = await send({ method: 'POST' })
  expect(headers.get('cache-control')).toBe('public, max-age=60')
  expect(warned).not.toHaveBeenCalled()
})

test('a warning names the path and the cookies in development', async () => {
  await cachingOf(PUBLIC)
  expect(warned).not.toHaveBeenCalled()
  useApp({ isDev: true })
  await cachingOf(PUBLIC)
  await cachingOf({ 'cache-control': 'private, max-age=60' })
  expect(warned).toHaveBeenCalledTimes(1)
  const text = String(warned.mock.lastCall?.[0])
  expect(text).toContain('COOKIE_IN_PUBLIC_RESPONSE')
  expect(text).toMatch(/`\/_serverFn\/test-\d+`/)
  expect(text).toContain('`sid`')
  expect(text).toContain('cache-control: public, max-age=60')
})
