import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import {
  getRequest,
  getRequestHeader,
  setResponseHeader,
  setResponseStatus,
} from '../../../src/server.ts'
import { rejectionOf } from '../../support/failures.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

const start = () => createMiddleware({ type: 'function' })

describe('a call in process', () => {
  test('sends no request', async () => {
    const { server, requests } = wire(createServerFn(), () => 'value')
    expect(await server()).toBe('value')
    expect(requests).toHaveLength(0)
  })

  test('passes values as they are, without serialization', async () => {
    const value = { at: new Date(0), run: () => 'ran', self: null as unknown }
    value.self = value
    const { server } = wire(
      createServerFn().inputValidator((data: typeof value) => data),
      ({ data }) => data,
    )
    expect(await server({ data: value })).toBe(value)
  })

  test('rejects with the thrown error itself', async () => {
    const failure = new TypeError('details', { cause: 'secret' })
    const { server } = wire(createServerFn(), () => {
      throw failure
    })
    expect(await rejectionOf(server())).toBe(failure)
  })

  test('rejects with a thrown Response itself, and resolves with a returned one', async () => {
    const thrown = new Response('thrown')
    const returned = new Response('returned')
    const throwing = wire(createServerFn(), () => {
      throw thrown
    })
    expect(await rejectionOf(throwing.server())).toBe(thrown)
    expect(await wire(createServerFn(), () => returned).server()).toBe(returned)
  })

  test('validates as over the wire', async () => {
    const { server } = wire(createServerFn().inputValidator(z.string()), ({ data }) => data)
    expect(await rejectionOf(server({ data: 5 as never }))).toMatchObject({
      code: 'VALIDATION_FAILED',
    })
  })

  test('runs the client function first and passes its sendContext to the server', async () => {
    const auth = start().client(({ next }) => next({ sendContext: { token: 't' } }))
    const { server } = wire(createServerFn().middleware([auth]), ({ context }) => context.token)
    expect(await server()).toBe('t')
  })

  test('has its url, method, id, name and file', () => {
    const { server, client } = wire(createServerFn({ method: 'POST' }), () => 0)
    expect(server.url).toBe(`/_serverFn/${server.serverFnMeta.id}`)
    expect(server.url).toBe(client.url)
    expect(server.method).toBe('POST')
    expect(server.serverFnMeta).toMatchObject({ filename: 'tests/fn.ts' })
    expect(client.serverFnMeta).toEqual({ id: server.serverFnMeta.id })
  })
})

describe('a call in process from a handler', () => {
  const fnMiddleware = start().server(({ next }) => next({ context: { inner: 1, tenant: 'fn' } }))

  test('starts from the context of the request, not from that of the calling function', async () => {
    const inner = wire(createServerFn(), ({ context }) => ({ ...context }))
    const outer = wire(createServerFn().middleware([fnMiddleware]), async ({ context }) => [
      { ...context },
      await inner.server(),
    ])
    const request = new Request(`${ORIGIN}${outer.client.url}`, { headers: { origin: ORIGIN } })
    const response = await appHandler(request, { context: { tenant: 'host' } })
    expect(await response.json()).toEqual({
      result: [{ inner: 1, tenant: 'fn' }, { tenant: 'host' }],
    })
  })

  test('shares the request of the page, and its headers reach the response of the page', async () => {
    const inner = wire(createServerFn(), () => {
      setResponseStatus(202)
      setResponseHeader('x-inner', 'set')
      setResponseHeader('set-cookie', ['a=1', 'b=2'])
      return [getRequest().url, getRequestHeader('x-page')]
    })
    const outer = wire(createServerFn(), () => inner.server())
    const response = await outer.send({ headers: { 'x-page': 'p' } })
    expect(response.status).toBe(202)
    expect(response.headers.get('x-inner')).toBe('set')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.json()).toEqual({ result: [`${ORIGIN}${outer.client.url}`, 'p'] })
  })

  test('has the headers of the page overlaid by those of the call', async () => {
    const adding = start().client(({ next }) =>
      next({ headers: { 'x-page': 'call', 'x-side': 'side' } }),
    )
    const inner = wire(createServerFn().middleware([adding]), () => [
      getRequestHeader('x-page'),
      getRequestHeader('x-side'),
      getRequestHeader('x-site'),
      getRequestHeader('x-kept'),
    ])
    const outer = wire(createServerFn(), async () => [
      await inner.server({ headers: { 'x-site': 'site' } }),
      getRequestHeader('x-page'),
    ])
    const response = await outer.send({ headers: { 'x-page': 'page', 'x-kept': 'kept' } })
    expect(await response.json()).toEqual({ result: [['call', 'side', 'site', 'kept'], 'page'] })
  })

  test('rejects with an error that the caller may handle or let pass', async () => {
    const inner = wire(createServerFn(), () => {
      throw new ServerFnError('GONE', { status: 410, data: { id: 5 } })
    })
    const handling = wire(createServerFn(), async () => {
      const error = await rejectionOf(inner.server())
      return error instanceof ServerFnError && error.code
    })
    const passing = wire(createServerFn(), () => inner.server())
    expect(await handling.client()).toBe('GONE')
    expect(await rejectionOf(passing.client())).toMatchObject({
      code: 'GONE',
      status: 410,
      data: { id: 5 },
    })
  })
})
