import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { EMPTY_CONTEXT, mergeContext } from '../../../src/model/context.ts'
import { encodeRequest } from '../../../src/wire/encode-request.ts'
import { wire } from '../../support/wired-fn.ts'

const LIMIT = 8_192

const encode = (method: 'GET' | 'POST', data: unknown, context: object = {}, headers = {}) =>
  encodeRequest({
    url: '/_serverFn/abc',
    method,
    data,
    sendContext: mergeContext(EMPTY_CONTEXT, context),
    headers: new Headers(headers),
    adapters: [],
  })

/** The text of a body without files. */
const textOf = (body: string | FormData | undefined) => (typeof body === 'string' ? body : '')

/** Data for a query of exactly this length. */
const dataForQuery = (length: number) =>
  'x'.repeat(length - `?input=${encodeURIComponent('{"data":""}')}`.length)

describe('a GET call', () => {
  test('without input has no query', async () => {
    expect(await encode('GET', undefined)).toMatchObject({
      url: '/_serverFn/abc',
      init: { method: 'GET' },
    })
    expect((await encode('GET', undefined)).init.body).toBeUndefined()
  })

  test('carries its envelope in the query', async () => {
    const { url, init } = await encode('GET', { q: 'a&b=c d+é' }, { sent: 1 })
    const query = new URL(url, 'http://a.test').searchParams
    expect([...query.keys()]).toEqual(['input'])
    expect(JSON.parse(query.get('input') ?? '')).toEqual({
      data: { q: 'a&b=c d+é' },
      context: { sent: 1 },
    })
    expect(init.body).toBeUndefined()
    expect(init.headers.has('content-type')).toBe(false)
  })

  test('carries values beyond plain JSON in the query as well', async () => {
    const { url } = await encode('GET', 2n ** 64n)
    expect(new URL(url, 'http://a.test').searchParams.get('input')).toBe(
      '{"data":"18446744073709551616","tags":[["b",0,"data"]]}',
    )
  })

  test('is sent by GET up to 8,192 characters of query, and by POST above', async () => {
    const short = await encode('GET', dataForQuery(LIMIT))
    expect(short.init.method).toBe('GET')
    expect(new URL(short.url, 'http://a.test').search).toHaveLength(LIMIT)
    const long = await encode('GET', dataForQuery(LIMIT + 1))
    expect(long).toMatchObject({ url: '/_serverFn/abc', init: { method: 'POST' } })
    expect(JSON.parse(textOf(long.init.body))).toEqual({ data: dataForQuery(LIMIT + 1) })
    expect(long.init.headers.get('content-type')).toBe('application/json')
  })
})

describe('a POST call', () => {
  test('carries its envelope in the body', async () => {
    const { url, init } = await encode('POST', { a: 1 }, { sent: 1 }, { 'x-name': 'v' })
    expect(url).toBe('/_serverFn/abc')
    expect(init.method).toBe('POST')
    expect(JSON.parse(textOf(init.body))).toEqual({ data: { a: 1 }, context: { sent: 1 } })
    expect(Object.fromEntries(init.headers)).toEqual({
      'content-type': 'application/json',
      'x-name': 'v',
    })
  })

  test('without input has neither a body nor a content type', async () => {
    const { init } = await encode('POST', undefined)
    expect(init.body).toBeUndefined()
    expect(init.headers.has('content-type')).toBe(false)
  })

  test('omits absent parts', async () => {
    expect((await encode('POST', 1)).init.body).toBe('{"data":1}')
    expect((await encode('POST', null)).init.body).toBe('{"data":null}')
    expect((await encode('POST', undefined, { a: 1 })).init.body).toBe('{"context":{"a":1}}')
    expect((await encode('POST', [])).init.body).toBe('{"data":[]}')
  })

  test('passes plain objects to adapters too', async () => {
    const upper = {
      key: 'upper',
      test: (value: unknown) => Array.isArray(value),
      toSerializable: () => 'loud',
      fromSerializable: () => ['LOUD'],
    }
    const { init } = await encodeRequest({
      url: '/x',
      method: 'POST',
      data: { said: ['LOUD'] },
      sendContext: EMPTY_CONTEXT,
      headers: new Headers(),
      adapters: [upper],
    })
    expect(init.body).toBe('{"data":{"said":"loud"},"tags":[[":upper",0,"data","said"]]}')
  })

  test('does not call a non-enumerable toJSON', async () => {
    for (const value of [{ a: 1 }, [1]]) {
      const data = Object.defineProperty(value, 'toJSON', { value: () => 'something else' })
      expect((await encode('POST', { data })).init.body).toBe(
        Array.isArray(value) ? '{"data":{"data":[1]}}' : '{"data":{"data":{"a":1}}}',
      )
    }
  })

  test('has tags only for values beyond plain JSON', async () => {
    expect((await encode('POST', { at: new Date(5) })).init.body).toBe(
      '{"data":{"at":5},"tags":[["d",0,"data","at"]]}',
    )
    expect((await encode('POST', undefined, { a: undefined })).init.body).toBe(
      '{"context":{"a":null},"tags":[["u",0,"context","a"]]}',
    )
  })
})

const echo = () =>
  wire(
    createServerFn().inputValidator((data: string) => data),
    ({ data, method }) => `${method}:${data}`,
  )

describe('a GET function', () => {
  test.each([
    [LIMIT - 1, 'GET'],
    [LIMIT, 'GET'],
    [LIMIT + 1, 'POST'],
    [5 * LIMIT, 'POST'],
  ])('responds to a query of %i characters, sent by %s', async (length, method) => {
    const { client, requests } = echo()
    const data = dataForQuery(length)
    expect(await client({ data })).toBe(`GET:${data}`)
    expect(requests.map((each) => each.method)).toEqual([method])
  })

  // A URL encodes an apostrophe in its query with three characters.
  test.each([
    "'",
    '"',
    '~',
    '!',
    '*',
    '(',
    ')',
    '%',
    '+',
    '&',
    '#',
    ' ',
    'é',
    '😀',
    '\ud800',
    '\u2028',
  ])('responds to data of any length, repeated %j', async (character) => {
    const { client } = echo()
    for (const length of [1, 900, 1_400, 2_700, 2_750, 4_100, 8_000, LIMIT]) {
      const data = character.repeat(length)
      const answer = client({ data }).then((result) => result === `GET:${data}`)
      expect([length, await answer]).toEqual([length, true])
    }
  })

  test('accepts sendContext of client functions in the query', async () => {
    const sending = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ sendContext: { tenant: 'ä' } }),
    )
    const { client, requests } = wire(
      createServerFn().middleware([sending]),
      ({ context }) => context.tenant,
    )
    expect(await client()).toBe('ä')
    expect(requests[0]?.method).toBe('GET')
  })

  test('has no body for a request without input', async () => {
    const { client, requests } = wire(createServerFn({ method: 'POST' }), () => 'value')
    expect(await client()).toBe('value')
    expect(requests[0]?.body).toBeNull()
  })
})
