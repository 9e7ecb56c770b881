import { afterEach, describe, expect, test, vi } from 'vitest'
import { createSerializationAdapter } from '../../../src/index.ts'
import { decodeRequest } from '../../../src/wire/decode-request.ts'
import { serializersFor } from '../../../src/serialization/serializer.ts'
import { DEFAULT_LIMITS } from '../../../src/serialization/limits.ts'
import { thrownBy } from '../../support/failures.ts'

const countries = { de: { name: 'Germany', area: 'NaN', seen: null as unknown } }
const reads = vi.fn()

/** Reads an object shared by the whole app, as an adapter for constants does. */
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

/** Returns a text, to which it may be applied again. */
const constant = createSerializationAdapter({
  key: 'constant',
  test: (value): value is string => value === 'constant',
  toSerializable: () => 'de',
  fromSerializable: (code: string) => {
    reads()
    return code
  },
})

const serializers = serializersFor([country, failing, constant])
const decode = (data: unknown, tags: unknown) =>
  decodeRequest(JSON.stringify({ data, tags }), serializers).data
const refusalOf = (data: unknown, tags: unknown) => thrownBy(() => decode(data, tags))

afterEach(() => reads.mockClear())

test('no row can refer into a value of an adapter', () => {
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

test.each([
  [0],
  [null],
  [['a', 'b']],
  ['?a=b'],
  ['a=ä'],
  ['a b=c'],
  ['a'],
  ['a=1&&b=2'],
  ['a=%2b'],
])('%j is refused as search parameters', (written) => {
  expect(refusalOf(written, [['q', 0, 'data']])).toMatchObject({ code: 'BAD_PAYLOAD' })
})

test('no row can refer into a value of another row', () => {
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

test('an adapter reads a value only once', () => {
  const rows = Array.from({ length: 1_000 }, () => [':country', 0, 'data'])
  expect(refusalOf('de', rows)).toMatchObject({ code: 'BAD_PAYLOAD' })
  expect(reads).toHaveBeenCalledTimes(1)
})

test('the error text of an adapter is not sent to the client', () => {
  const error = refusalOf(1, [[':failing', 0, 'data']])
  expect(error).toMatchObject({
    code: 'BAD_PAYLOAD',
    cause: { cause: expect.any(Error) as unknown },
  })
  expect((error as Error).message).toContain('the adapter `failing` rejected a value')
  expect((error as Error).message).not.toContain('sentinel')
})

test('an empty string is not treated as a table without rows', () => {
  expect(refusalOf(1, '')).toMatchObject({ code: 'BAD_PAYLOAD' })
})

test.each([['0'], [-1], [0.5], [1], [2 ** 31], [[0]]])(
  'a row cannot share %j keys with a missing predecessor',
  (shared) => {
    expect(refusalOf(0, [['d', shared, 'data']])).toMatchObject({ code: 'BAD_PAYLOAD' })
  },
)

test.each([[5], [null], [[]], [[5, 0, 'data']]])('%j is refused as a row', (row) => {
  const error = refusalOf(0, [row])
  expect(error).toMatchObject({ code: 'BAD_PAYLOAD' })
  expect(String(error)).toContain('a row of its `tags` is malformed')
})

test('a row without a path cannot pass the whole call to an adapter', () => {
  expect(refusalOf(1, [[':country', 0]])).toMatchObject({ code: 'BAD_PAYLOAD' })
  expect(reads).not.toHaveBeenCalled()
})

describe('a range', () => {
  test.each<[string, unknown, unknown]>([
    ['is empty', [1], []],
    ['is one index', [1], [0]],
    ['is three indices', [1, 2, 3], [0, 1, 2]],
    ['ends before it starts', [1, 2], [1, 0]],
    ['ends where it starts', [1, 2], [1, 1]],
    ['starts before the list', [1], [-1, 1]],
    ['ends behind the list', [1], [0, 2]],
    ['is longer than any list', [1], [0, 2 ** 53]],
    ['has no end', [1], [0, '1']],
    ['is of texts', { 0: 1 }, ['0', '1']],
    ['leads into an object', { 0: 1 }, [0, 1]],
    ['leads into a text', 'ab', [0, 1]],
  ])('that %s is refused', (_what, data, range) => {
    for (const rest of [[], ['x']]) {
      expect(refusalOf(data, [['d', 0, 'data', range, ...rest]])).toMatchObject({
        code: 'BAD_PAYLOAD',
      })
    }
  })

  test('in place of a key of the envelope is refused', () => {
    expect(refusalOf(0, [['d', 0, [0, 1]]])).toMatchObject({ code: 'BAD_PAYLOAD' })
    expect(refusalOf(0, [['d', 0, 'data', 'x', [0, 1]]])).toMatchObject({ code: 'BAD_PAYLOAD' })
  })

  test('leads to keys behind it, in rows that share it too', () => {
    const rows = [
      ['d', 0, 'data', [0, 2], 'at'],
      ['b', 2, 'id'],
      ['d', 1, 2],
    ]
    const written = [{ at: 1, id: '1' }, { at: 2, id: '2' }, 3]
    const read = [{ at: new Date(1), id: 1n }, { at: new Date(2), id: 2n }, new Date(3)]
    expect(decode(written, rows)).toEqual(read)
  })

  test('cannot refer into a value of an adapter', () => {
    const rows = [
      [':country', 0, 'data', [0, 2]],
      ['u', 0, 'data', [0, 2], 'seen'],
    ]
    expect(refusalOf(['de', 'de'], rows)).toMatchObject({ code: 'BAD_PAYLOAD' })
    expect(countries.de.seen).toBeNull()
  })

  // Few rows would otherwise run an adapter for each pair of a row and an item.
  test('cannot decode more values than the limit allows, even by repeating rows', () => {
    const data = Array.from({ length: 1_000 }, () => 'de')
    const rows = Array.from({ length: 1_000 }, () => [':constant', 0, 'data', [0, 1_000]])
    expect(refusalOf(data, rows)).toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX' })
    expect(reads).toHaveBeenCalledTimes(DEFAULT_LIMITS.nodes)
  })
})

// The corpus has cases of malformed rows: tests/corpus/g-shapes.json and j-complexity.json.
describe('a value that is slow to parse', () => {
  test.each([
    ['a bigint', '9'.repeat(1_000), 'b'],
    ['a negative bigint', `-${'9'.repeat(1_000)}`, 'b'],
    ['a long URL', `https://a.test/${'a/'.repeat(100_000)}`, 'l'],
    ['a URL with data in it', `data:text/plain,${'a'.repeat(500_000)}`, 'l'],
  ])('is accepted as %s within the limits', (_what, written, tag) => {
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

  // A URL parser takes quadratic time for the host.
  test.each([
    ['letters of other scripts', `https:\n//${'\u4e00'.repeat(100_000)}/`],
    ['escapes behind a line break', `https:\n//${'%E4%B8%80'.repeat(100_000)}/`],
    ['escapes behind a tab', `ht\ttps:\t//${'%E4%B8%80'.repeat(100_000)}/`],
    ['a space before it', ' https://a.test/'],
    ['letters in its path', 'https://a.test/ä'],
  ])('is refused unparsed if it is not a normalized URL: %s', (_what, written) => {
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

  test('is refused if it consists of slashes', () => {
    const slashes = `https:${'/'.repeat(900_000)}`
    expect(refusalOf(slashes, [['l', 0, 'data']])).toMatchObject({ code: 'BAD_PAYLOAD' })
  })

  test('is refused if it is a side table with more rows than allowed values', () => {
    const rows = Array.from({ length: DEFAULT_LIMITS.nodes + 1 }, () => ['u', 0, 'data'])
    expect(refusalOf(null, rows)).toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX' })
  })
})
