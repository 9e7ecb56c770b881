import { startWith } from '../../support/three-transports.ts'
import { appHandler } from '../../support/test-app.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { redirect } from '@tanstack/router-core'
import { createMiddleware } from '../../../src/index.ts'

const reported = vi.spyOn(console, 'error').mockReturnValue()
afterEach(() => reported.mockClear())

test.each([
  ['a value that is not middleware', 'NOT_A_MIDDLEWARE', { requestMiddleware: [{} as never] }],
  ['a value that is not a list', 'NOT_A_MIDDLEWARE', { functionMiddleware: {} as never }],
  [
    'function middleware among request middleware',
    'WRONG_MIDDLEWARE',
    { requestMiddleware: [createMiddleware({ type: 'function' }) as never] },
  ],
])('start options with %s respond with 500, and %s is in the log', async (_what, code, options) => {
  startWith(options)
  const response = await appHandler(new Request('http://localhost/page'))
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain(code)
  expect(String(reported.mock.lastCall?.[1])).toContain(code)

  const headers = { origin: 'http://localhost' }
  const called = await appHandler(new Request('http://localhost/_serverFn/none', { headers }))
  expect([called.status, called.headers.get('x-seamline')]).toEqual([500, '1; error'])
  expect(called.headers.get('cache-control')).toBe('private, no-store')
  expect(await called.json()).toMatchObject({ error: { code: 'INTERNAL_SERVER_ERROR' } })
  expect(String(reported.mock.lastCall?.[1])).toContain(code)
})

test.each([
  ['a redirect out of the web', 'UNSAFE_REDIRECT', () => redirect({ href: 'javascript:alert(1)' })],
  [
    'a redirect that only a router can resolve',
    'REDIRECT_NEEDS_ROUTER',
    () => redirect({ to: '/notes/$id', params: { id: '1' } }),
  ],
  [
    'a Response that has been read',
    'TypeError',
    async () => {
      const response = new Response('read')
      await response.text()
      return response
    },
  ],
])(
  'a request middleware that throws %s responds with 500, with %s in the log',
  async (_what, code, make) => {
    const throwing = createMiddleware().server(async () => {
      throw await make()
    })
    startWith({ requestMiddleware: [throwing] })
    const response = await appHandler(new Request('http://localhost/page'))
    expect([response.status, response.headers.get('location')]).toEqual([500, null])
    expect(String(reported.mock.lastCall?.[1])).toContain(code)
  },
)
