import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { EMPTY_CONTEXT, mergeContext } from '../../../src/shared/merge-context.ts'
import { encodeRequest } from '../../../src/protocol/encode-request.ts'
import { wire } from '../../support/wired-fn.ts'

const LIMIT = 8_192

const encode = (method: 'GET' | 'POST', data: unknown, context: object = {}, headers = {}) =>
  encodeRequest({
    url: '/_serverFn/abc',
    method,
    data,
    context: mergeContext(EMPTY_CONTEXT, context),
    headers: new Headers(headers),
  })

/** Data that makes the query exactly so long. */
const dataForQuery = (length: number) =>
  'x'.repeat(length - `?input=${encodeURIComponent('{"data":""}')}`.length)

describe('a GET call', () => {
  test('without input has no query', () => {
    expect(encode('GET', undefined)).toMatchObject({
      url: '/_serverFn/abc',
      init: { method: 'GET' },
    })
    expect(encode('GET', undefined).init.body).toBeUndefined()
  })

  test('carries its envelope in the query', () => {
    const { url, init } = encode('GET', { q: 'a&b=c d+é' }, { sent: 1 })
    const query = new URL(url, 'http://a.test').searchParams
    expect([...query.keys()]).toEqual(['input'])
    expect(JSON.parse(query.get('input') ?? '')).toEqual({
      data: { q: 'a&b=c d+é' },
      context: { sent: 1 },
    })
    expect(init.body).toBeUndefined()
    expect(init.headers.has('content-type')).toBe(false)
  })

  test('goes by GET up to 8,192 characters of query, and by POST above', () => {
    const short = encode('GET', dataForQuery(LIMIT))
    expect(short.init.method).toBe('GET')
    expect(new URL(short.url, 'http://a.test').search).toHaveLength(LIMIT)
    const long = encode('GET', dataForQuery(LIMIT + 1))
    expect(long).toMatchObject({ url: '/_serverFn/abc', init: { method: 'POST' } })
    expect(JSON.parse(long.init.body ?? '')).toEqual({ data: dataForQuery(LIMIT + 1) })
    expect(long.init.headers.get('content-type')).toBe('application/json')
  })
})

describe('a POST call', () => {
  test('carries its envelope in the body', () => {
    const { url, init } = encode('POST', { a: 1 }, { sent: 1 }, { 'x-name': 'v' })
    expect(url).toBe('/_serverFn/abc')
    expect(init.method).toBe('POST')
    expect(JSON.parse(init.body ?? '')).toEqual({ data: { a: 1 }, context: { sent: 1 } })
    expect(Object.fromEntries(init.headers)).toEqual({
      'content-type': 'application/json',
      'x-name': 'v',
    })
  })

  test('without input has neither a body nor a content type', () => {
    const { init } = encode('POST', undefined)
    expect(init.body).toBeUndefined()
    expect(init.headers.has('content-type')).toBe(false)
  })

  test('leaves out what there is none of', () => {
    expect(encode('POST', 1).init.body).toBe('{"data":1}')
    expect(encode('POST', null).init.body).toBe('{"data":null}')
    expect(encode('POST', undefined, { a: 1 }).init.body).toBe('{"context":{"a":1}}')
  })

  test('does not change the headers that it was given', () => {
    const headers = new Headers()
    encodeRequest({ url: '/x', method: 'POST', data: 1, context: EMPTY_CONTEXT, headers })
    expect([...headers.keys()]).toEqual([])
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
  ])('answers a query of %i characters, sent by %s', async (length, method) => {
    const { client, requests } = echo()
    const data = dataForQuery(length)
    expect(await client({ data })).toBe(`GET:${data}`)
    expect(requests.map((each) => each.method)).toEqual([method])
  })

  // A URL writes an apostrophe in its query with three characters.
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
  ])('answers data of any length that is made of %j', async (character) => {
    const { client } = echo()
    for (const length of [1, 900, 1_400, 2_700, 2_750, 4_100, 8_000, LIMIT]) {
      const data = character.repeat(length)
      const answer = client({ data }).then((result) => result === `GET:${data}`)
      expect([length, await answer]).toEqual([length, true])
    }
  })

  test('takes what the client halves send along in the query', async () => {
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

  test('gives no body to a request without input', async () => {
    const { client, requests } = wire(createServerFn({ method: 'POST' }), () => 'value')
    expect(await client()).toBe('value')
    expect(requests[0]?.body).toBeNull()
  })
})
