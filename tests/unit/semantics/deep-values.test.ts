/** Deeply nested values: sent up to a limit, and refused with their path beyond it. */

import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createSerializationAdapter, createServerFn } from '../../../src/index.ts'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })

/** Nested objects with a value at the bottom. */
function nested(levels: number, bottom: unknown = 1): unknown {
  let value = bottom
  for (let level = 0; level < levels; level++) value = { value }
  return value
}

/** The number of objects, and the value at the bottom. */
function measured(root: unknown): { levels: number; bottom: unknown } {
  let value = root
  let levels = 0
  while (typeof value === 'object' && value !== null && 'value' in value) {
    levels++
    ;({ value } = value)
  }
  return { levels, bottom: value }
}

const BOTTOMS: readonly (readonly [what: string, bottom: unknown])[] = [
  ['plain data', 1],
  ['a bigint', 5n],
  ['a date', new Date(7)],
]

describe.each(TRANSPORTS)('%s', (transport) => {
  test.each(BOTTOMS)('a result of 1,000 levels around %s arrives', async (_what, bottom) => {
    const { call } = travel(transport, post(), () => nested(1000, bottom))
    expect(measured(await call())).toEqual({ levels: 1000, bottom })
  })

  test('a result of 900 levels around a cycle arrives', async () => {
    const { call } = travel(transport, post(), () => {
      const cycle: { self?: unknown } = {}
      cycle.self = cycle
      return nested(900, cycle)
    })
    const { levels, bottom } = measured(await call())
    expect(levels).toBe(900)
    expect((bottom as { self: unknown }).self).toBe(bottom)
  })
})

test('a value of any depth passes in process, either way', async () => {
  const { server } = wire(
    post().inputValidator((data: object) => data),
    ({ data }) => data,
  )
  const data = nested(100_000) as object
  expect(await server({ data })).toBe(data)
})

/** Refused with the path of the value that is too deep. */
const TOO_DEEP = /value(?:\.value)+…(?:\.value)+: nesting deeper than 1,000 levels cannot be sent/

/** The reported server error for a result. */
async function reported(result: () => unknown): Promise<unknown> {
  const reports: ErrorReport[] = []
  startWith({ serverFns: { onError: (report) => void reports.push(report) } })
  const { client } = wire(post(), result)
  expect(await rejectionOf(client())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  expect(reports).toHaveLength(1)
  return reports[0]?.error
}

describe('a result that is too deep', () => {
  class Box {
    readonly open = true
  }
  const cycle: { self?: unknown } = {}
  cycle.self = cycle

  test.each<[what: string, result: () => unknown]>([
    ['plain data', () => nested(2000)],
    ['a bigint', () => nested(2000, 5n)],
    ['a hundred thousand levels', () => nested(100_000)],
    ['a cycle at the bottom', () => nested(2000, cycle)],
    ['a cycle at the top', () => ({ cycle, value: nested(2000) })],
    ['an unknown class at the bottom', () => nested(2000, new Box())],
  ])('is refused by a short path: %s', async (_what, result) => {
    const error = await reported(result)
    expect(error).toMatchObject({ code: 'RESULT_NOT_SERIALIZABLE' })
    const { message } = error as Error
    expect(message).toMatch(TOO_DEEP)
    expect(message.length).toBeLessThan(400)
  })

  test('with an endless adapter is refused', async () => {
    const endless = createSerializationAdapter({
      key: 'box',
      test: (value) => value instanceof Box,
      toSerializable: () => [new Box()],
      fromSerializable: () => new Box(),
    })
    const reports: ErrorReport[] = []
    startWith({
      serializationAdapters: [endless],
      serverFns: { onError: (report) => void reports.push(report) },
    })
    const { client } = wire(post(), () => new Box())
    await rejectionOf(client())
    expect(reports[0]?.error).toMatchObject({
      message: expect.stringContaining('nesting deeper than 1,000 levels cannot be sent'),
    })
  })

  test('counts lists and maps as levels', async () => {
    let list: unknown = 1
    let map: unknown = 1
    for (let level = 0; level < 5000; level++) {
      list = [list]
      map = new Map([[1, map]])
    }
    for (const result of [list, map]) {
      const error = await reported(() => result)
      expect((error as Error).message).toContain('nesting deeper than 1,000 levels')
    }
  })

  test('ends a stream at its item', async () => {
    startWith({ serverFns: { onError: () => undefined } })
    const { client } = wire(post(), async function* () {
      yield nested(1000)
      yield nested(2000)
    })
    const rows = await client()
    const iterator = rows[Symbol.asyncIterator]()
    expect(measured((await iterator.next()).value).levels).toBe(1000)
    expect(await rejectionOf(iterator.next())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  })
})

const echo = () =>
  wire(
    post().inputValidator((data: unknown) => data as object),
    ({ data }) => data,
  )

describe('input', () => {
  test.each(BOTTOMS)('that is too deep is refused by the sender: %s', async (_what, bottom) => {
    const { client, requests } = echo()
    const error = await rejectionOf(client({ data: nested(2000, bottom) as object }))
    expect(error).toMatchObject({ name: 'ProtocolError', code: 'TYPE_NOT_ALLOWED' })
    expect((error as Error).message).toMatch(TOO_DEEP)
    expect((error as Error).message).toMatch(/^data\.value/)
    expect(requests).toHaveLength(0)
  })

  test('that is too deep for the server is refused there', async () => {
    const { client } = echo()
    expect(await rejectionOf(client({ data: nested(100) as object }))).toMatchObject({
      code: 'PAYLOAD_TOO_COMPLEX',
    })
  })

  test('with a cycle is refused as a cycle', async () => {
    const { client } = echo()
    const data: { self?: unknown } = {}
    data.self = data
    const error = await rejectionOf(client({ data }))
    expect((error as Error).message).toBe(
      'data.self: cycles cannot be sent. Send plain JSON values.',
    )
  })
})
