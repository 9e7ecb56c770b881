/** `serverFns.endpoint`: the target of calls from a page whose server is on another origin. */

import { promiseOf } from '../../../src/utils/maybe-promise.ts'
import { startWith } from '../../support/three-transports.ts'
import { redirect } from '@tanstack/router-core'
import { describe, expect, test, vi } from 'vitest'
import { createServerFn, createStart, useServerFn } from '../../../src/index.ts'
import { startFields } from '../../../src/app/resolve-start.ts'
import { rejectionOf } from '../../support/failures.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const ENDPOINT = 'https://api.example.com'
const NO_CHECKS = { start() {} }

/** Records the request to `fetch` and returns it in the response. */
const asking = () => {
  const asked: (readonly [url: string, init: RequestInit])[] = []
  const fake: typeof fetch = async (input, init = {}) => {
    asked.push([String(input), init])
    return Response.json({ result: 1 }, { headers: { 'x-seamline': '1; result' } })
  }
  return { asked, fetch: fake }
}

const INPUTS: readonly (readonly [string, 'GET' | 'POST', unknown, string])[] = [
  ['by GET', 'GET', 1, '?input=%7B%22data%22%3A1%7D'],
  ['by GET with data over the limit of a query', 'GET', 'x'.repeat(9000), ''],
  ['by POST', 'POST', 1, ''],
  ['with a value beyond JSON', 'POST', new Date(0), ''],
  ['with a file', 'POST', new File(['x'], 'x.txt'), '?parts'],
  ['of a form', 'POST', new FormData(), ''],
]

describe('a call', () => {
  test.each(INPUTS)('%s goes to the endpoint, with its cookies', async (...row) => {
    const [, method, data, query] = row
    startWith({ serverFns: { endpoint: ENDPOINT } })
    const { fetch, asked } = asking()
    const { client } = wire(
      createServerFn({ method, strict: false }).inputValidator((each: unknown) => each),
      () => 0,
    )
    await client({ data, fetch })
    const [[url, { credentials }] = ['', {}]] = asked
    const { id } = client.serverFnMeta
    expect([url, credentials]).toEqual([`${ENDPOINT}/_serverFn/${id}${query}`, 'include'])
  })

  test('stays on the origin of the page without the option, as `fetch` does by default', async () => {
    startWith({ serverFns: { endpoint: undefined } })
    const { fetch, asked } = asking()
    const { client } = wire(createServerFn(), () => 0)
    await client({ fetch })
    const [[url, init] = ['', {}]] = asked
    expect(url).toBe(client.url)
    expect(init).not.toHaveProperty('credentials')
  })

  test('stays in process on the server', async () => {
    startWith({ serverFns: { endpoint: ENDPOINT } })
    const stubbed = vi.spyOn(globalThis, 'fetch')
    const { server } = wire(createServerFn(), () => 'here')
    expect(await server()).toBe('here')
    expect(stubbed).not.toHaveBeenCalled()
    stubbed.mockRestore()
  })

  test('that ends with a redirect resolves it against the page’s origin', async () => {
    const assign = vi.fn()
    vi.stubGlobal('location', { assign })
    startWith({ serverFns: { endpoint: ENDPOINT, allowedOrigins: [ORIGIN] } })
    for (const href of ['/login', 'https://elsewhere.test/x']) {
      const { client } = wire(createServerFn(), () => {
        throw redirect({ href })
      })
      await useServerFn(client)()
    }
    vi.unstubAllGlobals()
    expect(assign.mock.calls).toEqual([['/login'], ['https://elsewhere.test/x']])
  })
})

describe('the url of a function', () => {
  test('begins with the endpoint, on the client and the server', () => {
    startWith({ serverFns: { endpoint: ENDPOINT } })
    const { client, server } = wire(createServerFn(), () => 0)
    expect(client.url).toBe(`${ENDPOINT}/_serverFn/${client.serverFnMeta.id}`)
    expect(server.url).toBe(client.url)
  })

  test('is a path without the option', () => {
    startWith({})
    const { client, server } = wire(createServerFn(), () => 0)
    expect([client.url, server.url]).toEqual(Array(2).fill(`/_serverFn/${client.serverFnMeta.id}`))
  })

  test('is read after asynchronous options are created', async () => {
    const instance = createStart(async () => ({ serverFns: { endpoint: ENDPOINT } }))
    const { endpoint } = startFields(() => instance, '/fn', NO_CHECKS)
    expect(endpoint()).toBe('/fn')
    await instance.getOptions()
    expect(endpoint()).toBe(`${ENDPOINT}/fn`)
  })

  test('creates the options once, and again only after a failure', async () => {
    const make = vi.fn(() => ({ serverFns: { endpoint: ENDPOINT } }))
    make.mockImplementationOnce(() => {
      throw new ReferenceError('too early')
    })
    const instance = createStart(make)
    const { startOptions } = startFields(() => instance, '/fn', NO_CHECKS)
    expect(startOptions()).toBeUndefined()
    await Promise.resolve()
    expect(startOptions()).toEqual({ serverFns: { endpoint: ENDPOINT } })
    expect(await instance.getOptions()).toBe(startOptions())
    expect(make).toHaveBeenCalledTimes(2)
  })
})

describe('an endpoint', () => {
  test.each([
    ['without a scheme', 'api.example.com'],
    ['that is empty', ''],
    ['with a path', `${ENDPOINT}/app`],
    ['with a slash at its end', `${ENDPOINT}/`],
    ['of another scheme', 'tauri://localhost'],
    ['that is a wildcard', '*'],
    ['that is null', null as never],
    ['that is a URL', new URL(ENDPOINT) as never],
  ])('%s is refused by name, in a browser too', async (_what, endpoint: string) => {
    const instance = createStart(() => ({ serverFns: { endpoint } }))
    const { start } = startFields(() => instance, '/fn', NO_CHECKS)
    const message = expect.stringContaining('as `serverFns.endpoint`') as unknown
    expect(await rejectionOf(promiseOf(start))).toMatchObject({ code: 'INVALID_ORIGIN', message })
    startWith({ serverFns: { endpoint } })
    const { client } = wire(createServerFn(), () => 0)
    expect(await rejectionOf(client())).toMatchObject({ code: 'INVALID_ORIGIN' })
    expect(() => client.url).toThrow('`serverFns.endpoint`')
  })

  test.each([ENDPOINT, 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'may be %s',
    async (endpoint) => {
      const instance = createStart(() => ({ serverFns: { endpoint } }))
      const { serverFns } = await startFields(() => instance, '/fn', NO_CHECKS).start()
      expect(serverFns.endpoint).toBe(endpoint)
    },
  )
})
