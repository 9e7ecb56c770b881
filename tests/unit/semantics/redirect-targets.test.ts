/** Targets of redirects beyond ASCII are percent-encoded in every kind of response. */

import { TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })

/** A redirect with the router's mark. */
const routerRedirect = (options: object, headers: HeadersInit = {}) =>
  Object.assign(new Response(null, { status: 307, headers }), { options })

const responseTo = (location: string) => new Response(null, { status: 302, headers: { location } })

const TARGETS: readonly (readonly [what: string, make: () => Response, location: string])[] = [
  ['an href', () => routerRedirect({ href: '/ř?q=ž' }), '/%C5%99?q=%C5%BE'],
  ['an href that is encoded', () => routerRedirect({ href: '/%C5%99%2F' }), '/%C5%99%2F'],
  ['an href that is partly encoded', () => routerRedirect({ href: '/%C5%99/ř' }), '/%C5%99/%C5%99'],
  ['an href with a space', () => routerRedirect({ href: '/a b' }), '/a%20b'],
  ['a plain path', () => routerRedirect({ to: '/ř' }), '/%C5%99'],
  ['an href and its header', () => routerRedirect({ href: '/é' }, { location: '/é' }), '/%C3%A9'],
  [
    'an address elsewhere',
    () => routerRedirect({ href: 'https://ä.test/ř' }),
    'https://xn--4ca.test/%C5%99',
  ],
  ['a Response', () => responseTo('/é'), '/%C3%A9'],
  ['a Response with bytes', () => responseTo('/\u00c3\u00a9'), '/%C3%A9'],
  ['`Response.redirect`', () => Response.redirect('http://localhost/ř'), 'http://localhost/%C5%99'],
]

describe.each(TARGETS)('%s', (_what, make, location) => {
  const redirecting = () => {
    throw make()
  }

  test.each([
    ['a page load', { accept: 'text/html' }, undefined],
    ['a form', { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'],
  ])('is a location in ASCII for %s', async (_who, headers, body) => {
    const { send } = wire(post(), redirecting)
    const response = await send({ method: 'POST', headers, body: body ?? null })
    expect(response.status).toBeGreaterThanOrEqual(302)
    expect(response.headers.get('location')).toBe(location)
  })

  test('arrives encoded at the client', async () => {
    const { client } = wire(post(), redirecting)
    const redirect = await rejectionOf(client())
    const { options, headers } = redirect as { options: Record<string, string>; headers: Headers }
    expect([location, '/ř']).toContain(options['href'] ?? options['to'])
    expect([location, null]).toContain(headers.get('location'))
  })
})

describe.each(TRANSPORTS)('%s', (transport) => {
  test('a redirect beyond ASCII rejects the call', async () => {
    const { call } = travel(transport, post(), () => {
      throw routerRedirect({ href: '/ř' })
    })
    expect(await rejectionOf(call())).toMatchObject({ status: 307 })
  })
})

test('the location of a created resource is encoded as well', async () => {
  const { send } = wire(
    post(),
    () => new Response('made', { status: 201, headers: { location: '/é' } }),
  )
  const response = await send({ method: 'POST' })
  expect([response.status, response.headers.get('location')]).toEqual([201, '/%C3%A9'])
})

test('a redirect of request middleware is encoded', async () => {
  const away = createMiddleware().server(() => routerRedirect({ href: '/ř' }) as never)
  const { send } = wire(post().middleware([away]), () => 'result')
  const response = await send({ method: 'POST', headers: { accept: 'text/html' } })
  expect(response.headers.get('location')).toBe('/%C5%99')
})

test.each(['/ř\r\nx: y', '//ř', 'javascript:ř', '\u3000//ř'])(
  '%j is still refused',
  async (href) => {
    const { send } = wire(post(), () => {
      throw routerRedirect({ href })
    })
    const response = await send({ method: 'POST', headers: { accept: 'text/html' } })
    expect([response.status, response.headers.get('location')]).toEqual([500, null])
  },
)
