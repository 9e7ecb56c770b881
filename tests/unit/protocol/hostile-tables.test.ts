import { afterEach, describe, expect, test, vi } from 'vitest'
import { createSerializationAdapter } from '../../../src/index.ts'
import { decodeRequest } from '../../../src/protocol/decode-request.ts'
import { roadsOf } from '../../../src/protocol/roads.ts'
import { DEFAULT_LIMITS } from '../../../src/shared/limits.ts'
import { thrownBy } from '../../support/failures.ts'

const countries = { de: { name: 'Germany', area: 'NaN', seen: null as unknown } }
const reads = vi.fn()

/** Gives what the whole app shares, as an adapter for constants does. */
const country = createSerializationAdapter({
  key: 'country',
  test: (value): value is object => Object.values<unknown>(countries).includes(value),
  toSerializable: () => 'de',
  fromSerializable: (code) => {
    reads()
    if (typeof code === 'object') return code as object
    return countries[code as 'de']
  },
})

const failing = createSerializationAdapter({
  key: 'failing',
  test: (value): value is object => value === failing,
  toSerializable: () => 0,
  fromSerializable: (): object => {
    throw new Error('sentinel: no such table')
  },
})

const roads = roadsOf([country, failing])
const decode = (data: unknown, tags: unknown) =>
  decodeRequest(JSON.stringify({ data, tags }), roads).data
const refusalOf = (data: unknown, tags: unknown) => thrownBy(() => decode(data, tags))

afterEach(() => reads.mockClear())

test('no row leads into what an adapter gave', () => {
  const before = structuredClone(countries)
  for (const rows of [
    [['u', 0, 'data', 'seen']],
    [['n', 0, 'data', 'area']],
    [[':country', 0, 'data', 'name']],
    [['n', 1, 'area']],
  ]) {
    expect(refusalOf('de', [[':country', 0, 'data'], ...rows])).toMatchObject({
      code: 'BAD_PAYLOAD',
    })
  }
  expect(countries).toEqual(before)
})

test('no row leads into what another one gave', () => {
  for (const [data, tag, key] of [
    [[[1, 2]], 'm', 0],
    [[1], 's', 0],
    [['Uint8Array', 'AAAA'], 'a', 0],
    ['http://a.test/', 'l', 'href'],
    [0, 'd', 'constructor'],
  ]) {
    const rows = [
      [tag, 0, 'data'],
      ['d', 0, 'data', key],
    ]
    expect(refusalOf(data, rows)).toMatchObject({ code: 'BAD_PAYLOAD' })
  }
})

test('an adapter is not asked twice about one value', () => {
  const rows = Array.from({ length: 1_000 }, () => [':country', 0, 'data'])
  expect(refusalOf('de', rows)).toMatchObject({ code: 'BAD_PAYLOAD' })
  expect(reads).toHaveBeenCalledTimes(1)
})

test('the words of an adapter that refuses are not for the client', () => {
  const error = refusalOf(1, [[':failing', 0, 'data']])
  expect(error).toMatchObject({
    code: 'BAD_PAYLOAD',
    cause: { cause: expect.any(Error) as unknown },
  })
  expect((error as Error).message).toContain('the adapter `failing` refused a value')
  expect((error as Error).message).not.toContain('sentinel')
})

describe('a row', () => {
  test.each([
    ['no list', 5],
    ['null', null],
    ['an object like a row', { 0: 'd', 1: 0, 2: 'data', length: 3 }],
    ['empty', []],
    ['without a count', ['d']],
    ['without a place', ['d', 0]],
    ['with a tag in a list', [['d'], 0, 'data']],
    ['with a count that is a text', ['d', '0', 'data']],
    ['with a negative count', ['d', -1, 'data']],
    ['with half a count', ['d', 0.5, 'data']],
    ['with a huge count', ['d', 2 ** 53, 'data']],
    ['with a count of more than there is', ['d', 1, 'a']],
    ['with a key in a list', ['d', 0, ['data']]],
    ['with a key that is an object', ['d', 0, 'data', { toString: 1 }]],
    ['with a key that is null', ['d', 0, 'data', null]],
    ['with a text for an index', ['d', 0, 'data', 'list', '0']],
    ['with a number for a key', ['d', 0, 'data', 1]],
    ['with an index that there is not', ['d', 0, 'data', 'list', 9]],
    ['with a negative index', ['d', 0, 'data', 'list', -1]],
    ['with half an index', ['d', 0, 'data', 'list', 0.5]],
    ['to the length of a list', ['u', 0, 'data', 'list', 'length']],
    ['to a method of a list', ['u', 0, 'data', 'list', 'push']],
    ['to a key that there is not', ['d', 0, 'data', 'other']],
    ['to a prototype', ['u', 0, 'data', '__proto__']],
    ['through a prototype', ['u', 0, 'data', '__proto__', 'polluted']],
    ['through a constructor', ['u', 0, 'data', 'constructor', 'prototype']],
    ['into a text', ['u', 0, 'data', 'text', 0]],
    ['to the side table itself', ['u', 0, 'tags']],
  ])('%s is refused', (_what, row) => {
    const data = { list: [0], text: 'ab', 1: 0 }
    const error = refusalOf(data, [row])
    expect(error).toMatchObject({ name: 'ProtocolError', code: 'BAD_PAYLOAD', status: 400 })
    expect((error as Error).message).toMatch(/its `tags`/)
    expect('polluted' in {}).toBe(false)
  })

  test.each([
    ['for a tag', (deep: string) => `[${deep},0,"data"]`],
    ['for a count', (deep: string) => `["d",${deep},"data"]`],
    ['for a key', (deep: string) => `["d",0,"data",${deep}]`],
    ['for a row', (deep: string) => deep],
  ])('with 100,000 levels %s is refused without overflowing the stack', (_where, row) => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const text = `{"data":{"a":1},"tags":[${row(deep)}]}`
    const error = thrownBy(() => decodeRequest(text, roads))
    expect(error).toMatchObject({ code: 'BAD_PAYLOAD' })
    expect((error as Error).message).toMatch(/its `tags`/)
  })

  test('may lead to a key that only looks dangerous', () => {
    expect(
      decode({ constructor: { prototype: 0 } }, [['d', 0, 'data', 'constructor', 'prototype']]),
    ).toEqual({ constructor: { prototype: new Date(0) } })
  })

  test('with an unknown tag of any length gives a short answer', () => {
    const error = refusalOf(1, [['x'.repeat(500_000), 0, 'data']])
    expect(error).toMatchObject({ code: 'TYPE_NOT_ALLOWED' })
    expect((error as Error).message.length).toBeLessThan(200)
  })
})

describe('what takes long to read', () => {
  test.each([
    ['a bigint', '9'.repeat(1_000), 'b'],
    ['a negative bigint', `-${'9'.repeat(1_000)}`, 'b'],
    ['a long URL', `https://a.test/${'a/'.repeat(100_000)}`, 'l'],
    ['a URL with data in it', `data:text/plain,${'a'.repeat(500_000)}`, 'l'],
  ])('is taken as %s within the limits', (_what, written, tag) => {
    expect(String(decode(written, [[tag, 0, 'data']]))).toBe(written)
  })

  test.each([
    ['the digits of a bigint', '9'.repeat(1_001), 'b'],
    ['the digits of a negative bigint', `-${'9'.repeat(1_001)}`, 'b'],
    ['the host of a URL', `https://${'a'.repeat(1_001)}/`, 'l'],
    ['the host of a URL with backslashes', `https:\\\\${'a'.repeat(1_001)}/`, 'l'],
    ['the host of a URL without slashes', `https:${'a'.repeat(1_001)}/`, 'l'],
    ['the host of a URL in escapes', `https://${'%E4%B8%80'.repeat(100_000)}/`, 'l'],
    ['the host of a URL in punycode', `https://xn--${'a1'.repeat(400_000)}/`, 'l'],
  ])('is refused beyond a limit: %s', (_what, written, tag) => {
    expect(refusalOf(written, [[tag, 0, 'data']])).toMatchObject({
      code: 'PAYLOAD_TOO_COMPLEX',
      status: 400,
    })
  })

  // A URL's host takes its parser quadratic time.
  test.each([
    ['letters of other scripts', `https:\n//${'\u4e00'.repeat(100_000)}/`],
    ['escapes behind a line break', `https:\n//${'%E4%B8%80'.repeat(100_000)}/`],
    ['escapes behind a tab', `ht\ttps:\t//${'%E4%B8%80'.repeat(100_000)}/`],
    ['a space before it', ' https://a.test/'],
    ['letters in its path', 'https://a.test/ä'],
  ])('is not even parsed when it is no URL as it is written: %s', (_what, written) => {
    const parsed = vi.fn()
    class WatchedURL extends URL {
      constructor(url: string) {
        parsed()
        super(url)
      }
    }
    vi.stubGlobal('URL', WatchedURL)
    expect(refusalOf(written, [['l', 0, 'data']])).toMatchObject({ code: 'BAD_PAYLOAD' })
    expect(parsed).not.toHaveBeenCalled()
    vi.unstubAllGlobals()
  })

  test('is refused when it is nothing but slashes', () => {
    const slashes = `https:${'/'.repeat(900_000)}`
    expect(refusalOf(slashes, [['l', 0, 'data']])).toMatchObject({ code: 'BAD_PAYLOAD' })
  })

  test('is refused when it is a side table with more rows than values are allowed', () => {
    const rows = Array.from({ length: DEFAULT_LIMITS.nodes + 1 }, () => ['u', 0, 'data'])
    expect(refusalOf(null, rows)).toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX' })
  })
})
