import { inheritedKeys } from '../../support/inherited-keys.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { decodeRequest, decodeText } from '../../../src/wire/decode-request.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { thrownBy } from '../../support/failures.ts'
import { errorOf, post } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

const serializers = serializersFor([])

/** A function that returns its own call. */
function reflecting() {
  const passing = createMiddleware({ type: 'function' }).client(({ next }) => next())
  const seen = { runs: 0 }
  const { client } = wire(
    createServerFn({ method: 'POST' })
      .middleware([passing])
      .inputValidator((data: unknown) => data),
    ({ data, context }) => {
      seen.runs++
      return { data, context: { ...context } }
    },
  )
  return { url: client.url, seen }
}

test.each([
  ['no text', '', { data: undefined, context: {} }],
  ['an empty envelope', '{}', { data: undefined, context: {} }],
  ['data', '{"data":1}', { data: 1, context: {} }],
  ['data that is null', '{"data":null}', { data: null, context: {} }],
  ['context', '{"context":{"a":1}}', { data: undefined, context: { a: 1 } }],
  ['both', ' {"context":{"a":1},"data":[]} ', { data: [], context: { a: 1 } }],
  ['a doubled key, whose last value counts', '{"data":1,"data":2}', { data: 2, context: {} }],
  ['a lone surrogate', '{"data":"\\ud800"}', { data: '\ud800', context: {} }],
  [
    'data with tags',
    '{"data":[0],"tags":[["d",0,"data",0]]}',
    { data: [new Date(0)], context: {} },
  ],
  ['data that is itself tagged', '{"data":"7","tags":[["b",0,"data"]]}', { data: 7n, context: {} }],
  ['no tags', '{"data":1,"tags":[]}', { data: 1, context: {} }],
  [
    'context with tags',
    '{"context":{"a":null},"tags":[["u",0,"context","a"]]}',
    { data: undefined, context: { a: undefined } },
  ],
])('%s is a call', (_what, text, expected) => {
  const { data, context } = decodeRequest(text, serializers)
  expect({ data, context: { ...context } }).toEqual(expected)
  expect(inheritedKeys(context)).toEqual([])
})

test('a protocol error repeats nothing of the input', async () => {
  const { url } = reflecting()
  const { code, message } = await errorOf(await post(url, '{"data":1} trailing'))
  expect(code).toBe('BAD_JSON')
  expect(message).not.toContain('trailing')
})

const bytes = (...values: number[]) => new Uint8Array(values)
const utf8 = (text: string) => new TextEncoder().encode(text)
describe('the bytes of a body', () => {
  test.each([
    ['UTF-8', utf8('{"data":"ä€😀"}'), 'ä€😀'],
    ['UTF-8 with a byte order mark', utf8('\ufeff{"data":"ä"}'), 'ä'],
  ])('may be %s', async (_what, body, data) => {
    const { url } = reflecting()
    expect(await (await post(url, body)).json()).toEqual({ result: { data, context: {} } })
  })

  test('of invalid UTF-8 keep their cause', () => {
    expect(thrownBy(() => decodeText(bytes(0xff)))).toMatchObject({
      code: 'BAD_JSON',
      cause: expect.any(TypeError) as unknown,
    })
  })
})

const wired = () =>
  wire(
    createServerFn().inputValidator((data: unknown) => data),
    ({ data }) => [data ?? 'none'],
  )

describe('the query of a GET call', () => {
  test.each([
    ['nothing', '', undefined],
    ['an empty parameter', '?input=', undefined],
    ['an encoded envelope', `?input=${encodeURIComponent('{"data":"ä & b"}')}`, 'ä & b'],
    ['a raw envelope', '?input={"data":1}', 1],
    ['a plus sign for a space', '?input={"data":"a+b"}', 'a b'],
    ['other parameters as well', '?utm=x&input={"data":1}', 1],
  ])('may contain %s', async (_what, query, data) => {
    const { send } = wired()
    const response = await send({ query })
    expect(await response.json()).toEqual({ result: [data ?? 'none'] })
  })

  test.each([
    ['?input={', 'BAD_JSON'],
    ['?input=%FF', 'BAD_JSON'],
    ['?input=%', 'BAD_JSON'],
    ['?input=[]', 'BAD_PAYLOAD'],
    ['?input={"__proto__":1}', 'BAD_PAYLOAD'],
    ['?input={"data":{"__proto__":1}}', 'BAD_PAYLOAD'],
    [`?input={"data":${'['.repeat(100)}${']'.repeat(100)}}`, 'PAYLOAD_TOO_COMPLEX'],
  ])('%s is refused with %s', async (query, code) => {
    const { send } = wired()
    const response = await send({ query })
    expect(response.status).toBe(400)
    expect(await errorOf(response)).toMatchObject({ code })
  })
})
