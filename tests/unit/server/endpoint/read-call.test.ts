import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../../src/index.ts'
import { errorOf, request } from '../../../support/raw-requests.ts'
import { ORIGIN, wire } from '../../../support/wired-fn.ts'

const EMPTY = new Uint8Array()

/** Sends no bytes, with these headers, to a function that counts its runs. */
async function sendEmpty(more: HeadersInit) {
  let runs = 0
  const { client } = wire(
    createServerFn({ method: 'POST' }).inputValidator((data: unknown) => data),
    ({ data }) => {
      runs++
      return data ?? 'nothing'
    },
  )
  const headers = new Headers({ origin: ORIGIN })
  new Headers(more).forEach((value, name) => headers.set(name, value))
  const response = await request(client.url, { method: 'POST', body: EMPTY, headers })
  return { response, runs }
}

// The corpus has the types and encodings of bodies: tests/corpus/d-content-types.json.
describe('no body', () => {
  test.each([{}, { 'content-type': 'application/json' }, { 'content-length': '0' }])(
    'means no input, with the headers %j',
    async (headers) => {
      const { response, runs } = await sendEmpty(headers)
      expect(await response.json()).toEqual({ result: 'nothing' })
      expect(runs).toBe(1)
    },
  )

  test('means no input, also as an empty stream', async () => {
    const { client } = wire(createServerFn({ method: 'POST' }), () => 'ran')
    const body = new ReadableStream({ start: (controller) => controller.close() })
    const response = await request(client.url, {
      method: 'POST',
      body,
      headers: { origin: ORIGIN },
    })
    expect(await response.json()).toEqual({ result: 'ran' })
  })
})

const query = (length: number) => `?input=${'%20'.repeat(10)}${'1'.repeat(length - 37)}`

describe('a query', () => {
  test.each([
    [8_191, 400, 'BAD_PAYLOAD'],
    [8_192, 400, 'BAD_PAYLOAD'],
    [8_193, 414, 'URI_TOO_LONG'],
    [20_000, 414, 'URI_TOO_LONG'],
  ])('of %i characters responds with %i', async (length, status, code) => {
    const { send } = wire(createServerFn(), () => 0)
    const response = await send({ query: query(length) })
    expect(response.status).toBe(status)
    expect(await errorOf(response)).toMatchObject({ code })
  })

  test('is limited as a whole, whatever the names of its parameters', async () => {
    const { send } = wire(createServerFn(), () => 0)
    const response = await send({ query: `?other=${'x'.repeat(9_000)}` })
    expect(response.status).toBe(414)
  })

  test('is ignored if the input is in a body', async () => {
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
