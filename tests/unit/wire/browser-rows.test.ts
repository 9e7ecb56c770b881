import { expect, test, vi } from 'vitest'
import { decodeResponse } from '../../../src/wire/decode-response.ts'
import { encodeRequest } from '../../../src/wire/encode-request.ts'
import { EMPTY_CONTEXT } from '../../../src/model/context.ts'
import { rejectionOf } from '../../support/failures.ts'
import { labelled } from '../../support/stub.ts'
import { deepFreeze } from './any-value.ts'

const loaded = vi.hoisted(() => new Set<string>())

/** As in a browser that cannot reach these files. */
vi.mock('seroval', () => {
  loaded.add('seroval')
  throw new Error('seroval was loaded.')
})

vi.mock('../../../src/wire/lazy-serializer.ts', async (importOriginal) => {
  loaded.add('browser-serializers')
  return importOriginal()
})

/** Rows as a database driver gives them. */
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    name: `row ${id}`,
    price: BigInt(id) * 10n ** 18n,
    createdAt: new Date(1_700_000_000_000 + id),
    deletedAt: id % 2 === 0 ? undefined : null,
  }))

const encode = async (data: unknown) => {
  const { init } = await encodeRequest({
    url: '/fn',
    method: 'POST',
    data,
    context: EMPTY_CONTEXT,
    headers: new Headers(),
    adapters: [],
  })
  return typeof init.body === 'string' ? init.body : ''
}

test('plain rows cross in the browser without any further module', async () => {
  const rows = rowsOf(100).map(({ id, name }) => ({ id, name }))
  expect(await encode(rows)).toBe(JSON.stringify({ data: rows }))
  const answer = labelled(JSON.stringify({ result: rows }))
  expect((await decodeResponse(answer, [])).result).toEqual(rows)
  expect([...loaded]).toEqual([])
})

test('100 rows with dates, bigints and undefined cross in the browser without seroval', async () => {
  const rows = deepFreeze(rowsOf(100))
  const text = await encode(rows)
  expect(rows).toStrictEqual(rowsOf(100))
  // The endpoint writes an answer in the same way, under another key.
  const answer = text.replace('{"data":', '{"result":').replace(',0,"data",', ',0,"result",')
  const { result } = await decodeResponse(labelled(answer), [])
  expect(result).toStrictEqual(rowsOf(100))
  expect([...loaded]).toEqual(['browser-serializers'])
  // The side table adds about as much as the values themselves.
  expect(text.length).toBeLessThan(
    2.2 *
      JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
        .length,
  )
})

test('a result with a cycle is a network failure where seroval cannot be loaded', async () => {
  const answer = labelled('{}', { contentType: 'application/vnd.seamline.rich+json' })
  const error = await rejectionOf(decodeResponse(answer, []))
  expect(error).toMatchObject({ name: 'ProtocolError', code: 'NETWORK' })
  expect([...loaded]).toEqual(['browser-serializers', 'seroval'])
})
