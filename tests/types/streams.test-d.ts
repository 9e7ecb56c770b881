import { describe, expectTypeOf, test } from 'vitest'
import { createServerFn } from '../../src/index.ts'

describe('a streamed result', () => {
  test('has the type of its items', () => {
    const ticks = createServerFn().handler(async function* () {
      yield { at: new Date() }
      return 1n
    })
    expectTypeOf(ticks).returns.resolves.toEqualTypeOf<
      AsyncGenerator<{ at: Date }, bigint, unknown>
    >()

    const parts = createServerFn().handler(() => ({
      total: Promise.resolve(1),
      rows: new ReadableStream<{ id: bigint }>(),
      bytes: new Blob().stream(),
      log: undefined as unknown as AsyncIterable<string>,
    }))
    expectTypeOf(parts).returns.resolves.toHaveProperty('total').toEqualTypeOf<Promise<number>>()
    expectTypeOf(parts)
      .returns.resolves.toHaveProperty('rows')
      .toEqualTypeOf<ReadableStream<{ id: bigint }>>()
    expectTypeOf(parts)
      .returns.resolves.toHaveProperty('log')
      .toEqualTypeOf<AsyncIterable<string>>()
  })

  test('is refused if an item is not sendable, with its path', () => {
    // @ts-expect-error -- result[].save: functions
    createServerFn().handler(async function* () {
      yield { save: () => {} }
    })
    // @ts-expect-error -- result.later.id: symbols
    createServerFn().handler(() => ({ later: Promise.resolve({ id: Symbol('id') }) }))
    // @ts-expect-error -- result.rows[]: files and forms
    createServerFn().handler(() => ({ rows: new ReadableStream<Blob>() }))
  })

  test('is refused as an input', () => {
    const rows = createServerFn().inputValidator((data: { rows: AsyncIterable<string> }) => data)
    // @ts-expect-error -- data.rows: streams
    rows.handler(() => 1)
    const later = createServerFn().inputValidator((data: Promise<string>) => data)
    // @ts-expect-error -- data: promises
    later.handler(() => 1)
  })
})
