import { listening, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { wire } from '../../support/wired-fn.ts'

const get = () => createServerFn({ method: 'GET' })
const HTTP_TRANSPORTS = ['through the fetch handler', 'over node:http'] as const

interface Filter {
  readonly since: Date
  readonly tags: ReadonlySet<string>
  readonly limit: number | undefined
  readonly owner?: { readonly id: bigint }
}

/** A new value each time, as in two renderings of a page. */
const filter = (): Filter => ({
  since: new Date(86_400_000),
  tags: new Set(['a', 'ü']),
  limit: undefined,
  owner: { id: 7n },
})

describe.each(HTTP_TRANSPORTS)('a GET function, %s,', (transport) => {
  test('receives dates, sets and undefined in the query', async () => {
    const seen: unknown[] = []
    const { call, answers } = travel(
      transport,
      get().inputValidator((data: Filter) => data),
      ({ data }) => {
        seen.push(data)
        return data.since
      },
    )
    expect(await call({ data: filter() })).toStrictEqual(new Date(86_400_000))
    expect(seen).toStrictEqual([filter()])
    expect(answers[0]?.status).toBe(200)
  })

  test('receives data over the limit of a query by POST, with the same id', async () => {
    const builder = get().inputValidator((data: { note: string; at: Date }) => data)
    const { call } = travel(transport, builder, ({ data }) => [data.note.length, data.at.getTime()])
    const at = new Date(3)
    expect(await call({ data: { note: 'x'.repeat(8_000), at } })).toEqual([8_000, 3])
    expect(await call({ data: { note: 'x'.repeat(9_000), at } })).toEqual([9_000, 3])
  })
})

describe('the URL of a GET call', () => {
  const builder = get().inputValidator((data: Filter) => data)

  test('is equal for equal input, regardless of object identity', async () => {
    const { client, requests } = wire(builder, () => 0)
    await client({ data: filter() })
    await client({ data: filter() })
    const [first, second] = requests
    expect(first?.method).toBe('GET')
    expect(first?.url).toBe(second?.url)
  })

  test('differs for a date and its number', async () => {
    const { client, requests } = wire(
      get().inputValidator((data: unknown) => data),
      () => 0,
    )
    for (const data of [new Date(5), 5, '5', undefined, null]) await client({ data })
    expect(new Set(requests.map(({ url }) => url)).size).toBe(5)
  })

  test('contains the sendContext of a client function, too', async () => {
    const sending = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ sendContext: { now: new Date(9) } }))
      .server(({ next }) => next())
    const { client, requests } = wire(get().middleware([sending]), ({ context }) => context.now)
    expect(await client()).toStrictEqual(new Date(9))
    expect(requests[0]?.method).toBe('GET')
  })

  test('is independent of the headers of the call', async () => {
    const { client, requests } = wire(get(), () => 0)
    await client({ headers: { 'x-trace': '1' } })
    await client({ headers: { 'x-trace': '2' } })
    expect(requests[0]?.url).toBe(requests[1]?.url)
  })
})

describe('HEAD', () => {
  const ends: readonly (readonly [string, (data: Date) => unknown])[] = [
    ['a value', (data) => ({ next: new Date(data.getTime() + 1) })],
    [
      'an error of the app',
      () => {
        throw new ServerFnError('GONE', { status: 410 })
      },
    ],
    ['a Response', () => new Response('own', { status: 203, headers: { etag: '"1"' } })],
  ]

  test.each(ends)(
    'has the status and headers of GET over node:http, for %s',
    async (_what, end) => {
      const builder = get().inputValidator((data: Date) => data)
      const { client, requests } = wire(builder, ({ data }) => end(data))
      await client({ data: new Date(1) }).catch(() => {})
      const { pathname, search } = new URL(requests[0]?.url ?? '')
      const origin = await listening()
      const [asked, looked] = await Promise.all(
        ['GET', 'HEAD'].map((method) =>
          fetch(new URL(pathname + search, origin), { method, headers: { origin } }),
        ),
      )
      expect(await looked?.text()).toBe('')
      expect(looked?.status).toBe(asked?.status)
      const own = ['x-seamline', 'content-type', 'cache-control', 'etag']
      expect(own.map((name) => looked?.headers.get(name))).toEqual(
        own.map((name) => asked?.headers.get(name)),
      )
    },
  )
})
