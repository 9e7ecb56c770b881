import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import type { Limits } from '../../../src/serialization/limits.ts'
import { errorOf, request } from '../../support/raw-requests.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const PROTOTYPE_KEYS = Reflect.ownKeys(Object.prototype)
afterEach(() => expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE_KEYS))

// Some parsers search the raw text, even within values.
const MULTIPART = 'multipart/form-data; boundary=b0undary'
const URLENCODED = 'application/x-www-form-urlencoded'

type Body = string | Uint8Array

interface Sending {
  readonly type?: string
  readonly query?: string
  readonly headers?: HeadersInit
  readonly limits?: Partial<Limits>
}

/** Sends a body to a function that returns the form it received and its number of runs. */
function receiving({ type = MULTIPART, query = '', headers = {}, limits = {} }: Sending = {}) {
  const seen = { runs: 0, data: undefined as unknown }
  const { client } = wire(
    createServerFn({ method: 'POST', limits }).inputValidator((data: unknown) => data),
    ({ data }) => {
      seen.runs++
      seen.data = data
      return data instanceof FormData ? [...data.keys()] : typeof data
    },
  )
  const all = new Headers({ origin: ORIGIN, 'content-type': type })
  new Headers(headers).forEach((value, name) => all.set(name, value))
  const send = (body: Body) =>
    request(`${client.url}${query}`, { method: 'POST', headers: all, body: body as string })
  return { send, seen }
}

const part = (disposition: string, value = 'v') =>
  `--b0undary\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`
const END = '--b0undary--\r\n'

/** A form of one part, and the type with its boundary. */
const separatedBy = (boundary: string) => ({
  body: (part('name="a"') + END).replaceAll('b0undary', boundary),
  type: `multipart/form-data; boundary=${boundary}`,
})

async function keysOf(body: Body, sending?: Sending): Promise<unknown> {
  const response = await receiving(sending).send(body)
  expect([response.status, await response.clone().text()]).toEqual([200, expect.any(String)])
  return ((await response.json()) as { result: unknown }).result
}

async function refusalOf(body: Body, sending?: Sending): Promise<readonly [number, string]> {
  const { send, seen } = receiving(sending)
  const response = await send(body)
  expect(seen.runs).toBe(0)
  expect(response.headers.get('x-seamline')).toBe('1; error')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  const error = await errorOf(response)
  expect(error.type).toBe('protocol')
  expect(JSON.stringify(error).length).toBeLessThan(512)
  return [response.status, error.code]
}

const BAD_FORM = [400, 'BAD_FORM'] as const

describe('a form sent by a browser', () => {
  test('is the data of the call, in either encoding', async () => {
    expect(await keysOf(part('name="a"') + part('name="b"; filename="f.txt"') + END)).toEqual([
      'a',
      'b',
    ])
    expect(await keysOf('a=1&b=+%C3%BC&a=', { type: URLENCODED })).toEqual(['a', 'b', 'a'])
  })

  test('has a space for each plus sign, and a plus sign for each escaped one', async () => {
    const { send, seen } = receiving({ type: URLENCODED })
    await send(`+a+=b+%2B+%20c&d=${'+'.repeat(100_000)}`)
    expect([...(seen.data as FormData)]).toEqual([
      [' a ', 'b +  c'],
      ['d', ' '.repeat(100_000)],
    ])
  })

  test('may have any field name, including those of calls with files and of prototypes', async () => {
    for (const name of [
      'call',
      '0',
      '__proto__',
      'constructor',
      'then',
      'data',
      'a[b]',
      'a.b',
      '',
    ]) {
      expect(await keysOf(part(`name="${name}"`) + END)).toEqual([name])
      expect(await keysOf(`${encodeURIComponent(name)}=1`, { type: URLENCODED })).toEqual([name])
    }
  })

  test('may be empty', async () => {
    expect(await keysOf(END)).toEqual([])
    expect(await keysOf('', { type: URLENCODED })).toEqual([])
  })

  test.each([
    'multipart/form-data;boundary=b0undary',
    'Multipart/Form-Data; Boundary=b0undary',
    'multipart/form-data; boundary="b0undary"',
    'multipart/form-data; charset=utf-8; boundary=b0undary',
  ])('may have the type %j', async (type) => {
    expect(await keysOf(part('name="a"') + END, { type })).toEqual(['a'])
  })

  test.each([
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=UTF-8',
    'APPLICATION/X-WWW-FORM-URLENCODED',
  ])('may have the type %j', async (type) => {
    expect(await keysOf('a=1', { type })).toEqual(['a'])
  })

  test('sends no context, whatever the names of its fields', async () => {
    const { send, seen } = receiving()
    await send(part('name="context"', '{"admin":true}') + END)
    expect(seen.data).toBeInstanceOf(FormData)
  })
})

const fields = (count: number) => Array.from({ length: count }, () => part('name="a"')).join('')
const empties = (count: number) =>
  Array.from({ length: count }, () => part('name="a"; filename="f"', '')).join('')

describe('the checks of a form', () => {
  test.each([
    [999, 200],
    [1_000, 200],
    [1_001, 400],
    [20_000, 400],
  ])('respond to %i parts with %i', async (count, status) => {
    const limits = { body: 4_000_000 }
    for (const [body, type] of [
      [fields(count) + END, MULTIPART],
      [empties(count) + END, MULTIPART],
      [Array.from({ length: count }, () => 'a=').join('&'), URLENCODED],
    ] as const) {
      const sending = { type, limits }
      if (status === 200) expect(await keysOf(body, sending)).toHaveLength(count)
      else expect(await refusalOf(body, sending)).toEqual(BAD_FORM)
    }
  })

  test('count boundaries and ampersands, whatever is between them', async () => {
    const { send } = receiving()
    // The parser would find more errors if it ran.
    const { message } = await errorOf(await send('--b0undary\r\n'.repeat(1_002)))
    expect(message).toContain('it has more than 1000 parts')
    expect(await refusalOf('&'.repeat(1_001), { type: URLENCODED })).toEqual(BAD_FORM)
  })

  test('use the limits of the function', async () => {
    const limits = { parts: 2 }
    expect(await keysOf(fields(2) + END, { limits })).toHaveLength(2)
    expect(await refusalOf(fields(3) + END, { limits })).toEqual(BAD_FORM)
    expect(await keysOf(fields(1_500) + END, { limits: { parts: 1_500 } })).toHaveLength(1_500)
  })

  test('accept names of up to 200 characters', async () => {
    for (const [body, type] of [
      [(name: string) => part(`name="${name}"`) + END, MULTIPART],
      [(name: string) => `${name}=1`, URLENCODED],
    ] as const) {
      expect(await keysOf(body('n'.repeat(200)), { type })).toHaveLength(1)
      expect(await refusalOf(body('n'.repeat(201)), { type })).toEqual(BAD_FORM)
    }
  })

  test.each([
    ['without a boundary', 'multipart/form-data'],
    ['with an empty boundary', 'multipart/form-data; boundary='],
    ['with an empty quoted boundary', 'multipart/form-data; boundary=""'],
    ['with two boundaries', 'multipart/form-data; boundary=b0undary; boundary=b0undary'],
    ['with a boundary of 71 characters', `multipart/form-data; boundary=${'x'.repeat(71)}`],
    ['with a boundary that no boundary is', 'multipart/form-data; boundary="x{y"'],
    ['with half a quote', 'multipart/form-data; boundary="b0undary'],
    ['with another boundary', 'multipart/form-data; boundary=y'],
  ])('a type %s', async (_what, type) => {
    expect(await refusalOf(part('name="a"') + END, { type })).toEqual(BAD_FORM)
  })

  test('parts that a boundary of 71 characters separates', async () => {
    const allowed = separatedBy('x'.repeat(70))
    const longer = separatedBy('x'.repeat(71))
    expect(await keysOf(allowed.body, allowed)).toEqual(['a'])
    expect(await refusalOf(longer.body, longer)).toEqual(BAD_FORM)
  })

  test('a boundary of 1 MiB', async () => {
    const type = `multipart/form-data; boundary=${'x'.repeat(1_048_576)}`
    expect(await refusalOf('', { type })).toEqual(BAD_FORM)
  })

  const whole = part('name="a"') + END
  test.each([
    ['nothing', ''],
    ['no end', part('name="a"')],
    ['a cut value', part('name="a"').slice(0, -4)],
    ['a cut end', whole.slice(0, -4)],
    ['no name', part('filename="a"') + END],
    ['no disposition', `--b0undary\r\n\r\nv\r\n${END}`],
    [
      'another disposition',
      `--b0undary\r\nContent-Disposition: attachment; name="a"\r\n\r\nv\r\n${END}`,
    ],
    ['a field name that is encoded twice', part(`name="a"; filename*=UTF-8''%E0%A4%A`) + END],
    ['JSON', '{"data":1}'],
    ['only line breaks', '\r\n\r\n\r\n'],
  ])('a body with %s', async (_what, body) => {
    expect(await refusalOf(body)).toEqual(BAD_FORM)
  })

  test.each(['gzip', 'br', 'deflate', 'gzip, gzip'])('with the encoding %s', async (encoding) => {
    for (const type of [MULTIPART, URLENCODED]) {
      const headers = { 'content-encoding': encoding }
      expect(await refusalOf(whole, { type, headers })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    }
  })

  test('a form of strings in the place of a call with files', async () => {
    expect(await refusalOf('call=%7B%7D', { type: URLENCODED, query: '?parts' })).toEqual(BAD_FORM)
  })

  test('a body over the limit of the function', async () => {
    const limits = { body: whole.length }
    expect(await keysOf(whole, { limits })).toEqual(['a'])
    expect(await refusalOf(`${whole} `, { limits })).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })
})

const CALL =
  '{"data":[[0,"text/plain","ü.txt",5],[1,""]],"context":{"a":1},"tags":[["file",0,"data",0],["file",1,1]]}'
const good =
  part('name="call"', CALL) +
  part('name="0"; filename="a"', 'one') +
  part('name="1"; filename="b"', 'two') +
  END

describe('a call with files', () => {
  test('counts its envelope as a part', async () => {
    const query = '?parts'
    expect(await keysOf(good, { query, limits: { parts: 3 } })).toBe('object')
    expect(await refusalOf(good, { query, limits: { parts: 2 } })).toEqual(BAD_FORM)
  })

  test('with strings in the place of its files is refused', async () => {
    const body = good.replaceAll(/; filename="."/g, '')
    expect(await refusalOf(body, { query: '?parts' })).toEqual(BAD_FORM)
  })

  test('with random edits is either a valid call or refused', async () => {
    const bytes = new TextEncoder().encode(good)
    const pieces = fc.constantFrom(
      '',
      '--b0undary',
      '\r\n',
      '--b0undary--\r\n',
      'call',
      '0',
      '"',
      '__proto__',
      ';',
    )
    const edit = fc.record({ at: fc.nat(bytes.length), removed: fc.nat(12), inserted: pieces })
    const [counts, known] = [{ 200: 0, 400: 0 } as Record<number, number>, [200, 400]]
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('?parts', ''),
        async (edits, query) => {
          let body = good
          for (const { at, removed, inserted } of edits) {
            body = body.slice(0, at) + inserted + body.slice(at + removed)
          }
          const { send, seen } = receiving({ query })
          const response = await send(body)
          expect(known).toContain(response.status)
          counts[response.status] = (counts[response.status] ?? 0) + 1
          expect(seen.runs).toBe(response.status === 200 ? 1 : 0)
          if (response.status === 400) {
            expect((await errorOf(response)).code).toMatch(
              /^(?:BAD_FORM|BAD_JSON|BAD_PAYLOAD|TYPE_NOT_ALLOWED|PAYLOAD_TOO_COMPLEX)$/,
            )
          }
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1_000) },
    )
    // Both outcomes must be frequent, or the edits are not useful.
    expect(Math.min(counts[200] ?? 0, counts[400] ?? 0)).toBeGreaterThan(20)
  }, 60_000)
})
