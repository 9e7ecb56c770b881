import { describe, expect, test } from 'vitest'
import { decodeRequest } from '../../../src/wire/decode-request.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { rejectionOf, thrownBy } from '../../support/failures.ts'
import { CROSSING, REFUSED, type Crossing } from './kinds.ts'
import { dataOf, requestText, resultBody, resultOf, ROADS } from './test-serializers.ts'
import { isArrival } from './same-value.ts'

/** Each row of a side table with its whole path, without sharing with the row before. */
function wholeRows(tags: readonly (readonly [string, number, ...(string | number)[]])[] = []) {
  let before: readonly (string | number)[] = []
  return tags.map(([tag, shared, ...rest]) => {
    before = [...before.slice(0, shared), ...rest]
    return [tag, ...before]
  })
}

const read = (text: string) => {
  const { tags, ...values } = JSON.parse(text)
  return { values, rows: wholeRows(tags) }
}

/** The expected encoding in full; the sharing of paths is left to the encoder. */
const expected = (key: string, inner: string | number, { written, tags }: Crossing) => ({
  values: { [key]: inner === 0 ? [written] : { [inner]: written } },
  rows: tags.map((row) => row.toSpliced(1, 0, key, inner)),
})

/** A text written by hand in the documented format. */
const handWritten = (key: string, { written, tags }: Crossing) =>
  JSON.stringify({
    [key]: written,
    tags: tags.map((row) => row.toSpliced(1, 0, 0, key)),
  })

const isServerBound = ({ to }: { readonly to: readonly string[] }) => to.includes('server')
const isClientBound = ({ to }: { readonly to: readonly string[] }) => to.includes('client')

describe.each(CROSSING.filter(isServerBound))('$what, to the server', (kind) => {
  test('is encoded as documented', async () => {
    // A call without data is one with undefined.
    expect(read(await requestText([kind.value]))).toEqual(expected('data', 0, kind))
  })

  test('is decoded from a text written by hand', () => {
    expect(isArrival(dataOf(handWritten('data', kind), kind.parts), kind.value)).toBe(true)
  })

  test('arrives unchanged at any place', async () => {
    await expectArrival('to the server', kind.value)
  })
})

describe.each(CROSSING.filter(isClientBound))('$what, to the client', (kind) => {
  test('is encoded as documented', () => {
    const { text } = resultBody({ value: kind.value })
    expect(read(text)).toEqual(expected('result', 'value', kind))
  })

  test('is decoded from a text written by hand', async () => {
    const result = await resultOf({
      contentType: 'application/json',
      text: handWritten('result', kind),
    })
    expect(isArrival(result, kind.value)).toBe(true)
  })

  test('arrives unchanged at any place, on either encoder', async () => {
    await expectArrival('to the client', kind.value)
    await expectArrival('to the client on the graph encoder', kind.value)
  })
})

async function expectArrival(encoder: keyof typeof ROADS, value: unknown): Promise<void> {
  for (const placed of [
    value,
    [value, value],
    { 'a key': { deep: [value] } },
    new Map([[value, value]]),
    new Set([value]),
    new Map([[new Map([[{ value }, [value]]]), 0]]),
  ]) {
    expect(isArrival(await ROADS[encoder](placed), placed)).toBe(true)
  }
}

describe.each(REFUSED.filter(({ to }) => to.includes('client')))(
  '$what, to the client',
  ({ value, kind }) => {
    test('is refused with its path and kind, on either encoder', () => {
      const cyclic: Record<string, unknown> = {}
      cyclic.self = cyclic
      for (const beside of [1, new Date(0), cyclic]) {
        const error = thrownBy(() => resultBody({ beside, user: { save: value } }))
        expect(error).toBeInstanceOf(TypeError)
        expect((error as Error).message).toBe(`result.user.save: ${kind} cannot be sent`)
      }
    })
  },
)

/** By hand: values that the sender refuses, in the format of the wire. */
describe.each([
  ['a regular expression', '{"data":["(a+)+$",""],"tags":[["r",0,"data"]]}'],
  ['an error', '{"data":["Error","x"],"tags":[["e",0,"data"]]}'],
  ['a function', '{"data":"() => {}","tags":[["f",0,"data"]]}'],
  ['a promise', '{"data":{"then":1},"tags":[["p",0,"data"]]}'],
  ['a value of an adapter that the app lacks', '{"data":1,"tags":[[":other",0,"data"]]}'],
  ['a value of an adapter, without its mark', '{"data":1,"tags":[["money",0,"data"]]}'],
  ['an inherited tag', '{"data":1,"tags":[["constructor",0,"data"]]}'],
  ['a promise to await', '{"data":0,"tags":[["promise",0,"data"]]}'],
  ['a stream', '{"data":0,"tags":[["stream",0,"data"]]}'],
  ['a tag in capitals', '{"data":1,"tags":[["D",0,"data"]]}'],
  ['an empty tag', '{"data":1,"tags":[["",0,"data"]]}'],
])('%s, written by hand', (_what, text) => {
  test('is refused by the endpoint at any place', () => {
    for (const each of [text, text.replace('[["', '[["u",0,"context","a"],["')]) {
      const withContext = each.replace('{"data"', '{"context":{"a":null},"data"')
      expect(thrownBy(() => dataOf(withContext))).toMatchObject({
        name: 'ProtocolError',
        code: 'TYPE_NOT_ALLOWED',
        status: 400,
      })
    }
  })
})

test('a client without an adapter of the server gets a protocol error, not the raw value', async () => {
  const text = '{"result":1,"tags":[[":other",0,"result"]]}'
  const error = await rejectionOf(resultOf({ contentType: 'application/json', text }))
  expect(error).toMatchObject({ name: 'ProtocolError', code: 'TYPE_NOT_ALLOWED' })
})

const MISFITS: Readonly<Record<string, readonly unknown[]>> = {
  u: [0, '', [], {}, 'undefined'],
  n: [1, '1', '0', 'nan', ' NaN', '+Infinity', '', null, [], {}, ['NaN'], { toString: 1 }],
  b: [1, '', '-0', '01', '1n', '0x1', ' 1', '1e3', '1.5', null, ['1'], { toString: 1 }],
  d: ['0', 1.5, 8.64e15 + 1, true, [], {}, '2024-01-01'],
  l: ['', 'a', 'HTTP://a.test/', 'http://a.test', ' http://a.test/', 'http://ä.test/', 5, null, []],
  m: [null, {}, 'ab', [1], [[]], [[1]], [[1, 2, 3]], [{ 0: 1, 1: 2, length: 2 }]],
  s: [null, {}, 'ab', { length: 1 }, 5],
  a: [
    ['Uint8Array', 5],
    ['Uint8Array', 1234],
    ['Uint8Array', 'é'],
    ['Uint8Array', 'A'],
    ['Float64Array', 'AA=='],
    ['Array', 'AA=='],
    ['Function', 'AA=='],
    ['constructor', 'AA=='],
    ['SharedArrayBuffer', 'AA=='],
    ['AA=='],
    ['Uint8Array', { length: 4_294_967_295 }],
    'AA==',
    null,
    { length: 2 },
  ],
  t: [['PlainDate', 5], ['PlainDate'], ['constructor', ''], ['Now', 'x'], null, 'PlainDate'],
  file: [
    null,
    0,
    'a',
    [],
    [0],
    [0, 5],
    [0, 'Text/plain'],
    [0, 'a\u0000'],
    [0, '', 'name'],
    [0, '', 'name', '0'],
    [0, '', 'name', 1.5],
    [0, '', 'name', 2 ** 53],
    [0, '', 'name', 0, 0],
    [0, '', 5, 0],
    [0, '', null, 0],
    [0, '', '\ud800', 0],
    ['0', ''],
    [-1, ''],
    [1, ''],
    [0.5, ''],
    [null, ''],
    [{}, ''],
    { 0: 0, 1: '', length: 2 },
  ],
  form: [
    null,
    5,
    '',
    'a=1',
    {},
    { length: 1 },
    [null],
    ['a'],
    [[]],
    [['a']],
    [['a', 1]],
    [['a', null]],
    [['a', ['b']]],
    [['a', { b: 1 }]],
    [[1, 'a']],
    [['a', 'b', 'c']],
    [['a', 'one\ntwo']],
    [['a', 'one\rtwo']],
    [['one\ntwo', 'a']],
    [{ 0: 'a', 1: 'b', length: 2 }],
  ],
  ':money': [null, 5, {}, { cents: 5, currency: 'EUR' }, [], 'EUR'],
}

describe.each(Object.entries(MISFITS))('a value tagged %s', (tag, misfits) => {
  test.each(misfits.map((written) => [written]))('is refused as %j', (written) => {
    const text = JSON.stringify({ data: [written], tags: [[tag, 0, 'data', 0]] })
    const parts = tag === 'file' ? [new Blob(['bytes'])] : []
    expect(thrownBy(() => dataOf(text, parts))).toMatchObject({
      code: 'BAD_PAYLOAD',
      status: 400,
    })
  })
})

test('the serializers of an app without adapters accept no adapter values', () => {
  const text = handWritten(
    'data',
    CROSSING.find(({ what }) => what === 'a value of an adapter') as Crossing,
  )
  expect(thrownBy(() => decodeRequest(text, serializersFor([])))).toMatchObject({
    code: 'TYPE_NOT_ALLOWED',
  })
})
