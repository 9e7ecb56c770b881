import { ORIGIN, PAGE_LOAD, routed, treeOf } from '../../support/routed.ts'
import { redirect } from '@tanstack/solid-router'
import { expect, test } from 'vitest'

const raise = (value: unknown): never => {
  throw value
}
const responseTo = (location: string) => new Response(null, { status: 302, headers: { location } })
const bodies = [
  ['a Response', () => responseTo('/é'), '/%C3%A9'],
  ['`Response.redirect`', () => Response.redirect(`${ORIGIN}/ř`), `${ORIGIN}/%C5%99`],
  ['a redirect to an href', () => redirect({ href: '/é' }), '/%C3%A9'],
  ['a redirect to a path', () => redirect({ to: '/ř' }), '/%C5%99'],
] as const

test.each(bodies)('a handler redirects with %s in ASCII', async (_what, make, location) => {
  for (const GET of [make, () => raise(make())]) {
    const ask = routed({ routeTree: treeOf({ '/': { server: { handlers: { GET } } } }) })
    expect((await ask('/')).headers.get('location')).toBe(location)
  }
})

test.each(bodies)('a page redirects with %s in ASCII', async (_what, make, location) => {
  for (const name of ['loader', 'beforeLoad']) {
    const ask = routed({ routeTree: treeOf({ '/': { [name]: () => raise(make()) } }) })
    expect((await ask('/', { headers: PAGE_LOAD })).headers.get('location')).toBe(location)
  }
})

test('a handler encodes the location of a created resource in ASCII', async () => {
  const made = { status: 201, headers: { location: '/é' } }
  const route = { server: { handlers: { POST: () => new Response('made', made) } } }
  const ask = routed({ routeTree: treeOf({ '/': route }) })
  const response = await ask('/', { method: 'POST' })
  expect([response.status, response.headers.get('location')]).toEqual([201, '/%C3%A9'])
})
