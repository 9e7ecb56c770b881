import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { isSame } from '../../support/same.ts'
import { wire } from '../../support/wired-fn.ts'

/** Any text, lone surrogates included. */
const texts = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
})
const keys = fc
  .oneof(texts, fc.constantFrom('constructor', 'prototype', 'then', 'toJSON', 'length', 'result'))
  .filter((key) => key !== '__proto__')
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0)

/** Values that plain JSON represents without loss. */
const { jsonValues } = fc.letrec<{ jsonValues: unknown }>((tie) => ({
  jsonValues: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(texts, numbers, fc.boolean(), fc.constant(null)),
    fc.array(tie('jsonValues'), { maxLength: 5 }),
    fc.dictionary(keys, tie('jsonValues'), { maxKeys: 5, noNullPrototype: true }),
  ),
}))

const regexps = fc
  .tuple(
    fc.constantFrom('a+', '\\d{2}', '[^/]', '(?<name>x)|y', ''),
    fc.constantFrom('', 'g', 'giu'),
  )
  .map(([source, flags]) => new RegExp(source, flags))

/** Additional values of a result. */
const { richValues } = fc.letrec<{ richValues: unknown }>((tie) => ({
  richValues: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      texts,
      fc.double(),
      fc.constantFrom(-0, NaN, Infinity, -Infinity, undefined, null, true),
      fc.bigInt(),
      fc.date({ noInvalidDate: false }),
      regexps,
      fc.uint8Array({ maxLength: 8 }),
      fc.float64Array({ maxLength: 4 }),
    ),
    fc.array(tie('richValues'), { maxLength: 4 }),
    fc.dictionary(keys, tie('richValues'), { maxKeys: 4, noNullPrototype: true }),
    fc
      .array(fc.tuple(tie('richValues'), tie('richValues')), { maxLength: 3 })
      .map((entries) => new Map(entries)),
    fc.array(tie('richValues'), { maxLength: 3 }).map((members) => new Set(members)),
  ),
}))

/** Returns its input. */
const echo = (method: 'GET' | 'POST') =>
  wire(
    createServerFn({ method }).inputValidator((data: unknown) => data),
    ({ data }) => data,
  )

describe.each(['GET', 'POST'] as const)('by %s', (method) => {
  test('any JSON value comes back from the server unchanged', async () => {
    const { client } = echo(method)
    await fc.assert(
      fc.asyncProperty(jsonValues, async (data) => {
        expect(isSame(await client({ data }), data)).toBe(true)
      }),
    )
  })

  test('any JSON value is sent in the context, both ways', async () => {
    let received: unknown
    let sent: unknown
    const round = createMiddleware({ type: 'function' })
      .client(async ({ next }) => {
        const outcome = await next({ sendContext: { value: sent } })
        received = outcome.context.back
        return outcome
      })
      .server(({ next, context }) => next({ sendContext: { back: context.value } }))
    const { client } = wire(createServerFn({ method }).middleware([round]), () => 0)
    await fc.assert(
      fc.asyncProperty(jsonValues, async (value) => {
        sent = value
        await client()
        expect(isSame(received, value)).toBe(true)
      }),
    )
  })

  test('any value of a result arrives without loss of value or type', async () => {
    let result: unknown
    const { client } = wire(createServerFn({ method }), () => result)
    await fc.assert(
      fc.asyncProperty(richValues, async (value) => {
        result = value
        expect(isSame(await client(), value)).toBe(true)
      }),
    )
  })
})

const roundTrip = (result: unknown) => wire(createServerFn(), () => result).client()

describe('a result', () => {
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['NaN', NaN],
    ['-0', -0],
    ['Infinity', Infinity],
    ['a bigint', 2n ** 80n],
    ['a date', new Date('2024-02-29T12:00:00.123Z')],
    ['a regular expression', /a(?<b>c)/giu],
    ['a map with keys that are objects', new Map([[{ a: 1 }, new Set([1])]])],
    ['a text that looks like a tag', '["Date",0]'],
    [
      'an object that looks like an envelope',
      { result: 1, context: { a: 1 }, error: { code: 'X' } },
    ],
    ['an object that looks like a node', { t: 1, s: 'x', i: 0 }],
    ['an object with then', JSON.parse('{"then":1}')],
    ['an empty list', []],
    ['bytes', new Uint8Array([0, 255])],
    ['a view of 16 bits', new Uint16Array([1, 65_535])],
  ])('may be %s', async (_what, value: unknown) => {
    expect(await roundTrip(value)).toStrictEqual(value)
    expect(await roundTrip({ deep: [value] })).toStrictEqual({ deep: [value] })
  })

  test('may be an invalid date', async () => {
    const result = await roundTrip([new Date(NaN)])
    expect(result).toEqual([expect.any(Date)])
    expect(String((result as readonly unknown[])[0])).toBe('Invalid Date')
  })

  test('may be a buffer of bytes', async () => {
    const result = await roundTrip(new Uint8Array([1, 2]).buffer)
    expect(result).toBeInstanceOf(ArrayBuffer)
    expect([...new Uint8Array(result as ArrayBuffer)]).toEqual([1, 2])
  })

  test('may be a URL', async () => {
    const result = await roundTrip({ at: new URL('https://a.test/b?c#d') })
    expect((result as { at: URL }).at).toBeInstanceOf(URL)
    expect(String((result as { at: URL }).at)).toBe('https://a.test/b?c#d')
  })

  test('may contain itself', async () => {
    const cyclic: { name: string; self?: unknown } = { name: 'a' }
    cyclic.self = cyclic
    const result = (await roundTrip(cyclic)) as typeof cyclic
    expect(result.name).toBe('a')
    expect(result.self).toBe(result)
  })

  test('has undefined in place of a hole', async () => {
    const holey = [1, 2, 3]
    delete holey[1]
    expect(await roundTrip(holey)).toStrictEqual([1, undefined, 3])
  })

  test('keeps a key whose value is undefined', async () => {
    expect(await roundTrip({ a: undefined })).toStrictEqual({ a: undefined })
  })

  test('gains a prototype if it had none', async () => {
    for (const extra of [{}, { at: new Date(0) }]) {
      const result = await roundTrip(Object.assign(Object.create(null), { a: 1, ...extra }))
      expect(result).toStrictEqual({ a: 1, ...extra })
    }
  })

  test('loses symbol keys and non-enumerable keys, on either encoder', async () => {
    for (const extra of [{}, { at: new Date(0) }]) {
      const value = Object.defineProperty({ a: 1, [Symbol('s')]: 1, ...extra }, 'hidden', {
        value: 1,
      })
      const result = await roundTrip(value)
      expect(Reflect.ownKeys(result as object)).toEqual(Object.keys({ a: 1, ...extra }))
    }
  })

  test.each([10, 60, 100, 250, 300, 900])(
    'may be nested %i levels deep, with a date inside',
    async (levels) => {
      let value: unknown = new Date(0)
      for (let level = 0; level < levels; level++) value = { value }
      let result: unknown = await roundTrip(value)
      for (let level = 0; level < levels; level++) result = (result as { value: unknown }).value
      expect(result).toEqual(new Date(0))
    },
  )

  test.each([10, 100, 250, 300, 900])('may be nested %i levels deep', async (levels) => {
    let value: unknown = 'end'
    for (let level = 0; level < levels; level++) value = [value]
    let result: unknown = await roundTrip(value)
    for (let level = 0; level < levels; level++) result = (result as readonly unknown[])[0]
    expect(result).toBe('end')
  })

  test('of plain JSON is encoded as plain JSON', async () => {
    const { client, responses } = wire(createServerFn(), () => ({ a: [1] }))
    await client()
    expect(responses[0]?.headers.get('content-type')).toBe('application/json')
    expect(await responses[0]?.text()).toBe('{"result":{"a":[1]}}')
  })

  test('of undefined is encoded as an empty envelope', async () => {
    const { client, responses } = wire(createServerFn(), () => undefined)
    expect(await client()).toBeUndefined()
    expect(await responses[0]?.text()).toBe('{}')
  })
})
