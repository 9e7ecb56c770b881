import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import {
  createSerializationAdapter as routersAdapter,
  notFound,
  redirect,
} from '@tanstack/router-core'
import { describe, expect, test, vi } from 'vitest'
import {
  createMiddleware,
  createSerializationAdapter,
  createServerFn,
  ServerFnError,
  type AnySerializationAdapter,
} from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { Invoice, invoiceParts, Money, money, moneyParts, told } from '../../support/money.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })
const echo = () => post().inputValidator((data: unknown) => data)

/** Adapters for both classes; the one for invoices includes the one for money. */
const MAKERS: readonly (readonly [string, readonly AnySerializationAdapter[]])[] = [
  [
    'created with createSerializationAdapter of the package',
    [
      createSerializationAdapter({
        ...invoiceParts,
        extends: [createSerializationAdapter(moneyParts)],
      }),
    ],
  ],
  [
    'created with the router’s createSerializationAdapter',
    [routersAdapter({ ...invoiceParts, extends: [routersAdapter(moneyParts)] } as never)],
  ],
  ['listed one by one', [moneyParts, invoiceParts]],
]

describe.each(TRANSPORTS)('instances of the app’s own classes, %s,', (transport) => {
  describe.each(MAKERS)('by adapters %s,', (_how, serializationAdapters) => {
    test('are sent in data and results', async () => {
      startWith({ serializationAdapters })
      const { call } = travel(transport, echo(), ({ data }) => [told(data), data])
      const [seen, back] = (await call({ data: money() })) as unknown[]
      expect([seen, told(back)]).toEqual([
        [250, 'EUR'],
        [250, 'EUR'],
      ])
    })

    test('are sent within each other, with other values in them', async () => {
      startWith({ serializationAdapters })
      const { call } = travel(transport, echo(), ({ data }) => data)
      const back = await call({ data: new Invoice(money(), new Date(7)) })
      if (!(back instanceof Invoice)) throw new Error('It is no invoice.')
      expect([told(back.total), back.due]).toEqual([[250, 'EUR'], new Date(7)])
    })

    test('are sent in maps, sets, lists and objects', async () => {
      startWith({ serializationAdapters })
      const { call } = travel(transport, echo(), ({ data }) => data)
      const data = { map: new Map([[money(), [money()]]]), set: new Set([money()]) }
      const back = (await call({ data })) as typeof data
      const [[key, [item] = []] = []] = back.map
      expect([told(key), told(item), told([...back.set][0])]).toEqual([
        [250, 'EUR'],
        [250, 'EUR'],
        [250, 'EUR'],
      ])
    })

    test('are sent in context, both ways', async () => {
      startWith({ serializationAdapters })
      const received: unknown[] = []
      const sending = createMiddleware({ type: 'function' })
        .client(async ({ next }) => {
          const outcome = await next({ sendContext: { budget: money() } as never })
          received.push(told((outcome.context as { readonly left?: unknown }).left))
          return outcome
        })
        .server(({ next, context }) => {
          received.push(told((context as { readonly budget?: unknown }).budget))
          return next({ sendContext: { left: money() } as never })
        })
      const { call } = travel(transport, post().middleware([sending]), () => 0)
      await call()
      expect(received).toEqual([
        [250, 'EUR'],
        [250, 'EUR'],
      ])
    })
  })

  test('are refused over HTTP without an adapter, with their path, and passed on in process', async () => {
    const { call } = travel(transport, echo(), ({ data }) => data)
    const sent = call({ data: { total: money() } })
    if (transport === 'in process') expect(await sent).toEqual({ total: expect.any(Money) })
    else {
      expect(await rejectionOf(sent)).toMatchObject({
        code: 'TYPE_NOT_ALLOWED',
        message: expect.stringContaining('data.total: values of class Money') as unknown,
      })
    }
  })
})

describe.each(TRANSPORTS)('money in an outcome, %s,', (transport) => {
  const ends: readonly (readonly [string, () => unknown, (thrown: unknown) => unknown])[] = [
    [
      'the data of an error',
      () => new ServerFnError('SHORT', { data: { by: money() } }),
      (thrown) => (thrown as ServerFnError<{ by: unknown }>).data?.by,
    ],
    [
      'the data of a notFound',
      () => notFound({ data: { by: money() } }),
      (thrown) => (thrown as { data: { by: unknown } }).data.by,
    ],
    [
      'the state of a redirect',
      () => redirect({ href: '/pay', state: { by: money() } as object }),
      (thrown) => (thrown as { options: { state: { by: unknown } } }).options.state.by,
    ],
  ]

  test.each(ends)('is sent within %s', async (_where, make, find) => {
    startWith({ serializationAdapters: [moneyParts] })
    const { call } = travel(transport, post(), () => {
      throw make()
    })
    expect(told(find(await rejectionOf(call())))).toEqual([250, 'EUR'])
  })
})

test('passes values on in process, without an adapter', async () => {
  const asked: unknown[] = []
  const watching = { ...moneyParts, test: (value: unknown) => asked.push(value) < 0 }
  startWith({ serializationAdapters: [watching] })
  const inner = wire(echo(), ({ data }) => data)
  const data = money()
  expect(await inner.server({ data })).toBe(data)
  expect(asked).toEqual([])
})

describe('adapters take precedence over other codecs', () => {
  const point = createSerializationAdapter<{ readonly kind: 'point'; x: number }, number>({
    key: 'point',
    test: (value): value is { readonly kind: 'point'; x: number } =>
      typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'point',
    toSerializable: ({ x }) => x,
    fromSerializable: (x) => ({ kind: 'point', x: x + 1 }),
  })
  const day = createSerializationAdapter<Date, string>({
    key: 'day',
    test: (value): value is Date => value instanceof Date,
    toSerializable: (date) => date.toISOString().slice(0, 10),
    fromSerializable: (text) => new Date(text),
  })

  test.each([
    ['a plain object', { kind: 'point', x: 1 }, { kind: 'point', x: 3 }],
    ['a date', new Date('2026-01-02T03:04:05Z'), new Date('2026-01-02')],
  ])('and for %s', async (_what, data, expected) => {
    startWith({ serializationAdapters: [point, day] })
    const { client } = wire(echo(), ({ data: received }) => received)
    expect(await client({ data })).toEqual(expected)
    expect(await client({ data: { deep: [data] } })).toEqual({ deep: [expected] })
  })

  test('in the order of the list', async () => {
    const second = { ...moneyParts, key: 'other', fromSerializable: () => 'the second' }
    for (const [serializationAdapters, expected] of [
      [[second, moneyParts], 'the second'],
      [[moneyParts, second], expect.any(Money)],
    ] as const) {
      startWith({ serializationAdapters })
      const { client } = wire(post(), (): unknown => money())
      expect(await client()).toEqual(expected)
    }
  })
})

describe.each(TRANSPORTS)('the test of an adapter, %s,', (transport) => {
  test('sees the objects of the app and nothing else', async () => {
    const asked = new Set<unknown>()
    const watching = createSerializationAdapter({
      key: 'watching',
      test: (value): value is never => asked.add(value) === undefined,
      toSerializable: () => 0,
      fromSerializable: () => {
        throw new Error('No value was sent by this adapter.')
      },
    })
    startWith({ serializationAdapters: [watching] })
    const data = {
      text: '__type',
      none: [null, undefined, 1n],
      map: new Map([['key', { deep: true }]]),
      set: new Set([new Date(0)]),
    }
    const { call } = travel(transport, echo(), ({ data: received }) => received)
    expect(await call({ data })).toEqual(data)
    const inData = [data, data.none, data.map, { deep: true }, data.set, new Date(0)]
    // Once in the call, and once in the result, where they are copies.
    expect([...asked]).toEqual(transport === 'in process' ? [] : [...inData, ...inData])
  })

  test('that throws is logged once and has no influence on a call', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const failing = createSerializationAdapter({
      key: 'failing',
      test: (value): value is { readonly kind: string } =>
        (value as { readonly kind: { readonly name: string } }).kind.name === 'failing',
      toSerializable: ({ kind }) => kind,
      fromSerializable: (kind) => ({ kind }),
    })
    startWith({ serializationAdapters: [failing, moneyParts] })
    const { call } = travel(transport, echo(), ({ data }) => [data, new Date(0)])
    for (let count = 0; count < 2; count++) {
      expect(await call({ data: { total: 1 } })).toEqual([{ total: 1 }, new Date(0)])
    }
    const entry = expect.stringMatching(/`failing`.*\(ADAPTER_TEST_FAILED\)$/) as string
    expect(log.mock.calls).toEqual(
      transport === 'in process' ? [] : [[entry, expect.any(TypeError)]],
    )
    log.mockRestore()
  })

  test('that throws does not decide how a call fails', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    const failing = createSerializationAdapter({
      ...moneyParts,
      test: (): never => {
        throw new Error('This test always fails.')
      },
    } as never)
    startWith({ serializationAdapters: [failing] })
    const { call } = travel(transport, post(), () => {
      throw new ServerFnError('SOLD_OUT')
    })
    expect(await rejectionOf(call())).toMatchObject({ code: 'SOLD_OUT' })
    vi.mocked(console.error).mockRestore()
  })
})

/** The response to a body that the client did not write. */
const send = async (text: string) => {
  const seen: unknown[] = []
  startWith({
    serializationAdapters: [moneyParts],
    serverFns: { onError: (report) => seen.push(report) },
  })
  const { send: sendTo } = wire(echo(), ({ data }) => seen.push(data))
  const headers = { 'content-type': 'application/json' }
  const answer = await sendTo({ method: 'POST', body: text, headers })
  return { status: answer.status, text: await answer.text(), seen }
}

describe('tagged data for an adapter', () => {
  test.each([
    ['what its fromSerializable refuses', '{"cents":0.5,"currency":"EUR"}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a prototype', '{"__proto__":{"cents":1},"currency":"EUR"}'],
  ])(
    'is refused as BAD_PAYLOAD if it is %s, before any code of the app',
    async (_what, written) => {
      const { status, text, seen } = await send(`{"data":${written},"tags":[[":money",0,"data"]]}`)
      expect([status, seen]).toEqual([400, []])
      expect(text).toContain('BAD_PAYLOAD')
      expect(text).not.toContain('That is no money.')
    },
  )

  test('is refused as TYPE_NOT_ALLOWED without such an adapter in the app', async () => {
    const { status, text } = await send('{"data":1,"tags":[[":yen",0,"data"]]}')
    expect(status).toBe(400)
    expect(text).toContain('TYPE_NOT_ALLOWED')
  })
})

test('rejects as UNEXPECTED_RESPONSE, with its cause, if the client’s adapter cannot read it', async () => {
  startWith({ serializationAdapters: [moneyParts] })
  const { fetch } = fakeFetch(() =>
    labelled('{"result":{"cents":0.5,"currency":"x"},"tags":[[":money",0,"result"]]}'),
  )
  const error = await rejectionOf(stubOf(post())({ fetch }))
  const cause = { cause: { name: 'TypeError', message: 'That is no money.' } }
  expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE', cause })
})
