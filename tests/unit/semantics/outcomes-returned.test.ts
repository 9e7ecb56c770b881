/** Outcome literals of middleware, and headers that do not belong to the response. */

import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { isRedirect, redirect } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { setResponseHeader, setResponseHeaders } from '../../../src/server.ts'
import { rejectionOf } from '../../support/failures.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

describe.each(TRANSPORTS)('a redirect in an outcome rejects the call, %s,', (transport) => {
  test('from a function middleware', async () => {
    const leads = createMiddleware({ type: 'function' }).server(async ({ next }) => ({
      ...(await next()),
      result: redirect({ href: '/login' }) as never,
    }))
    const { call } = travel(transport, createServerFn().middleware([leads]), () => 'never')
    expect(await rejectionOf(call())).toMatchObject({ options: { href: '/login' } })
  })
})

test('a redirect with which request middleware replaces the response leads to its target', async () => {
  const leads = createMiddleware().server(async ({ next }) => ({
    ...(await next()),
    response: Response.redirect('http://localhost/login', 302),
  }))
  startWith({ requestMiddleware: [leads] })
  const { client, send } = wire(createServerFn(), () => 'never')
  const thrown = await rejectionOf(client())
  if (!isRedirect(thrown)) throw new Error('The call rejected with something else.')
  expect([thrown.status, thrown.headers.get('location')]).toEqual([302, 'http://localhost/login'])
  const visited = await send({ headers: { 'sec-fetch-mode': 'navigate' } })
  expect([visited.status, visited.headers.get('location')]).toEqual([302, 'http://localhost/login'])
})

describe('headers of the app do not corrupt those of the endpoint:', () => {
  test.each(['content-length', 'content-encoding', 'transfer-encoding'])('%s', async (name) => {
    const { client, responses } = wire(createServerFn(), () => {
      setResponseHeader(name, name === 'content-length' ? '3' : 'gzip')
      return 'the result'
    })
    expect(await client()).toBe('the result')
    expect(responses[0]?.headers.has(name)).toBe(false)
  })

  test('the location of a redirect', async () => {
    const { send } = wire(createServerFn(), () => {
      setResponseHeader('location', '//evil.example')
      throw redirect({ href: '/x' })
    })
    const response = await send({ headers: { 'sec-fetch-mode': 'navigate' } })
    expect(response.headers.get('location')).toBe('/x')
  })

  test('the caching of a failure', async () => {
    const { send } = wire(createServerFn(), () => {
      setResponseHeader('cache-control', 'public, max-age=60')
      throw new Error('unexpected')
    })
    const response = await send()
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      500,
      'private, no-store',
    ])
  })
})

test('several cookies may be set at once', async () => {
  const { send } = wire(createServerFn(), () => {
    setResponseHeaders([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['x-set', 'yes'],
    ])
  })
  const { headers } = await send()
  expect([headers.getSetCookie(), headers.get('x-set')]).toEqual([['a=1', 'b=2'], 'yes'])
})

test('a body without a type is refused before it is read', async () => {
  const { client } = wire(createServerFn({ method: 'POST' }), () => 'never')
  let pulls = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulls++
        if (pulls > 50) controller.close()
        else controller.enqueue(new Uint8Array(65_536))
      },
    },
    { highWaterMark: 0 },
  )
  const init = { method: 'POST', body, duplex: 'half', headers: { origin: ORIGIN } }
  const response = await appHandler(new Request(`${ORIGIN}${client.url}`, init))
  expect([response.status, response.headers.get('connection')]).toEqual([415, 'close'])
  expect(pulls).toBeLessThan(5)
})
