import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { errorOf, request } from '../../support/raw-requests.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const BODY = new TextEncoder().encode('{"data":"value"}')

/** Sends the bytes with exactly this content type to a function that counts its runs. */
async function sendAs(contentType: string | undefined, more: HeadersInit = {}, body = BODY) {
  let runs = 0
  const { client } = wire(
    createServerFn({ method: 'POST' }).inputValidator((data: unknown) => data),
    ({ data }) => {
      runs++
      return data ?? 'nothing'
    },
  )
  const headers = new Headers({ origin: ORIGIN })
  if (contentType !== undefined) headers.set('content-type', contentType)
  new Headers(more).forEach((value, name) => headers.set(name, value))
  const response = await request(client.url, { method: 'POST', body, headers })
  return { response, runs }
}

describe('a body', () => {
  test.each([
    'application/json',
    'APPLICATION/JSON',
    'Application/Json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json ; charset="utf-8"',
    ' application/json ',
  ])('of the type %j is read', async (contentType) => {
    const { response, runs } = await sendAs(contentType)
    expect(await response.json()).toEqual({ result: 'value' })
    expect(runs).toBe(1)
  })

  test.each([
    'text/plain',
    'text/plain;application/json',
    'text/plain; charset=utf-8',
    'text/plain; x=application/json',
    'application/jsonp',
    'application/json5',
    'application/x-json',
    'application/json-patch+json',
    'application/ld+json',
    'application/vnd.api+json',
    'application/json\ta',
    'application/json, text/plain',
    'application/json, application/json',
    'text/plain, application/json',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    'application/json; charset=iso-8859-1',
    'application/json; charset=utf-8; charset=utf-16',
    'text/json',
    'text/html',
    'application/javascript',
    'application/octet-stream',
    'application/xml',
    'application/graphql',
    'application/x-www-form-urlencoded; charset=latin1',
    'application/x-www-form-urlencoded; boundary=x',
    'application/x-www-form-urlencoded-x',
    'multipart/form-data; charset=utf-16; boundary=x',
    'multipart/form-data; boundary=x; a=b',
    'multipart/form-data; xboundary=x',
    'multipart',
    'multipart/related; boundary=x',
    'multipart/mixed; boundary=x',
    'json',
    '/',
    '*/*',
    'application/*',
    'application',
    '',
    ';',
  ])('of the type %j is refused unread', async (contentType) => {
    const { response, runs } = await sendAs(contentType)
    expect(response.status).toBe(415)
    expect(await errorOf(response)).toMatchObject({
      type: 'protocol',
      code: 'UNSUPPORTED_MEDIA_TYPE',
    })
    expect(runs).toBe(0)
  })

  test('without a type is refused', async () => {
    const { response, runs } = await sendAs(undefined)
    expect(await errorOf(response)).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' })
    expect([response.status, runs]).toEqual([415, 0])
  })

  test.each([
    'application/vnd.seamline.rich+json',
    'application/vnd.seamline.rich+json; charset=utf-8',
    'APPLICATION/VND.SEAMLINE.RICH+JSON',
  ])('of the type %j holds values that a client may not send', async (contentType) => {
    const { response, runs } = await sendAs(contentType)
    expect(response.status).toBe(400)
    expect(await errorOf(response)).toMatchObject({ type: 'protocol', code: 'TYPE_NOT_ALLOWED' })
    expect(runs).toBe(0)
  })

  test.each(['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip', 'identity, gzip', 'x-unknown'])(
    'with the encoding %s is refused unread',
    async (encoding) => {
      const { response, runs } = await sendAs('application/json', { 'content-encoding': encoding })
      expect(response.status).toBe(415)
      expect(await errorOf(response)).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' })
      expect(runs).toBe(0)
    },
  )

  test('with the encoding identity is read', async () => {
    const { response } = await sendAs('application/json', { 'content-encoding': 'identity' })
    expect(await response.json()).toEqual({ result: 'value' })
  })
})

describe('no body', () => {
  const EMPTY = new Uint8Array()

  test.each([undefined, 'application/json', 'application/json; charset=utf-8'])(
    'is no input, with the type %j',
    async (contentType) => {
      const { response, runs } = await sendAs(contentType, {}, EMPTY)
      expect(await response.json()).toEqual({ result: 'nothing' })
      expect(runs).toBe(1)
    },
  )

  test('is no input, also as a stream that ends at once', async () => {
    const { client } = wire(createServerFn({ method: 'POST' }), () => 'ran')
    const body = new ReadableStream({ start: (controller) => controller.close() })
    const response = await request(client.url, {
      method: 'POST',
      body,
      headers: { origin: ORIGIN },
    })
    expect(await response.json()).toEqual({ result: 'ran' })
  })

  test('is no input with a length of 0', async () => {
    const { response } = await sendAs(undefined, { 'content-length': '0' }, EMPTY)
    expect(await response.json()).toEqual({ result: 'nothing' })
  })
})

const query = (length: number) => `?input=${'%20'.repeat(10)}${'1'.repeat(length - 37)}`

describe('a query', () => {
  test.each([
    [8_191, 400, 'BAD_PAYLOAD'],
    [8_192, 400, 'BAD_PAYLOAD'],
    [8_193, 414, 'URI_TOO_LONG'],
    [20_000, 414, 'URI_TOO_LONG'],
  ])('of %i characters is answered %i', async (length, status, code) => {
    const { send } = wire(createServerFn(), () => 0)
    const response = await send({ query: query(length) })
    expect(response.status).toBe(status)
    expect(await errorOf(response)).toMatchObject({ code })
  })

  test('counts as a whole, whatever its parameters are called', async () => {
    const { send } = wire(createServerFn(), () => 0)
    const response = await send({ query: `?other=${'x'.repeat(9_000)}` })
    expect(response.status).toBe(414)
  })

  test('is not looked at where the input comes in a body', async () => {
    const { send } = wire(
      createServerFn().inputValidator((data: unknown) => data),
      ({ data }) => data,
    )
    const response = await send({
      method: 'POST',
      query: '?input={"data":"query"}',
      body: '{"data":"body"}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await response.json()).toEqual({ result: 'body' })
  })
})
