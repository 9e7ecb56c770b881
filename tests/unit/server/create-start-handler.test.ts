import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

test.each([
  '/',
  '/_serverFn',
  '/_serverFnX/abc',
  '/_serverfn/abc',
  '/app/_serverFn/abc',
  '//_serverFn/abc',
  '/_server%46n/abc',
])('the path %s outside the endpoint is 404 and has no label', async (path) => {
  const response = await appHandler(
    new Request(`${ORIGIN}${path}`, { headers: { origin: ORIGIN } }),
  )
  expect(response.status).toBe(404)
  expect(response.headers.has('x-seamline')).toBe(false)
})

const contextWith = async (context: object | undefined, sent: object = {}) => {
  const passing = createMiddleware({ type: 'function' })
    .client(({ next }) => next())
    .server(({ next }) => next({ context: { byFn: 'fn' } }))
  const { client } = wire(createServerFn({ method: 'POST' }).middleware([passing]), (args) => ({
    ...args.context,
  }))
  const request = new Request(`${ORIGIN}${client.url}`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ context: sent }),
  })
  const response = await appHandler(request, context === undefined ? {} : { context })
  return ((await response.json()) as { result: unknown }).result
}

describe('the context of a host', () => {
  test('reaches middleware and handler', async () => {
    expect(await contextWith({ env: 'test' })).toEqual({ env: 'test', byFn: 'fn' })
  })

  test('is optional', async () => {
    expect(await contextWith(undefined)).toEqual({ byFn: 'fn' })
  })

  test("overrides the client's context and is overridden by middleware", async () => {
    const host = { env: 'host', byFn: 'host' }
    const sent = { env: 'client', byFn: 'client', extra: 'client' }
    expect(await contextWith(host, sent)).toEqual({ env: 'host', byFn: 'fn', extra: 'client' })
  })

  test('is neither kept nor changed', async () => {
    const context = { env: 'test' }
    await contextWith(context)
    expect(context).toEqual({ env: 'test' })
    expect(await contextWith(undefined)).toEqual({ byFn: 'fn' })
  })

  test('loses prototype keys', async () => {
    expect(await contextWith({ constructor: 1, prototype: 2 })).toEqual({ byFn: 'fn' })
  })
})

test('concurrent requests do not share their contexts', async () => {
  const { client } = wire(createServerFn(), ({ context }) => ({ ...context }))
  const ask = (name: string) =>
    appHandler(new Request(`${ORIGIN}${client.url}`, { headers: { origin: ORIGIN } }), {
      context: { name },
    })
  const responses = await Promise.all([ask('a'), ask('b')])
  expect(await Promise.all(responses.map((each) => each.json()))).toEqual([
    { result: { name: 'a' } },
    { result: { name: 'b' } },
  ])
})
