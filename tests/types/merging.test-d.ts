import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn } from '../../src/index.ts'

const start = () => createMiddleware({ type: 'function' })
const ids = start().inputValidator(z.object({ ids: z.string() }))

describe('the data after several validators', () => {
  test('is the merged object if each returns an object', () => {
    createServerFn()
      .middleware([ids])
      .inputValidator(z.object({ page: z.number().default(1) }))
      .handler(({ data }) => {
        expectTypeOf(data).toEqualTypeOf<{ ids: string; page: number }>()
      })
  })

  test('has the later type of a key that two validators return', () => {
    createServerFn()
      .middleware([ids])
      .inputValidator((input: { ids: string }) => ({ ids: input.ids.split(',') }))
      .handler(({ data }) => {
        expectTypeOf(data).toEqualTypeOf<{ ids: string[] }>()
      })
  })

  test('is the later output if that is a string, an array or an instance', () => {
    const builder = createServerFn().middleware([ids])
    builder
      .inputValidator((input: { ids: string }) => input.ids)
      .handler(({ data }) => {
        expectTypeOf(data).toEqualTypeOf<string>()
      })
    builder
      .inputValidator((input: { ids: string }) => input.ids.split(','))
      .handler(({ data }) => {
        expectTypeOf(data).toEqualTypeOf<string[]>()
      })
    builder
      .inputValidator((input: { ids: string }) => new Date(input.ids))
      .handler(({ data }) => {
        expectTypeOf(data).toEqualTypeOf<Date>()
      })
  })

  test('keeps each member of a union', () => {
    createServerFn()
      .middleware([ids])
      .inputValidator(z.union([z.object({ a: z.string() }), z.object({ b: z.number() })]))
      .handler(({ data }) => {
        expectTypeOf(data.ids).toEqualTypeOf<string>()
        if ('a' in data) expectTypeOf(data.a).toEqualTypeOf<string>()
        if ('b' in data) expectTypeOf(data.b).toEqualTypeOf<number>()
      })
  })

  test('keeps each member of a discriminated union', () => {
    const schema = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), a: z.string() }),
      z.object({ kind: z.literal('b'), b: z.number() }),
    ])
    createServerFn()
      .middleware([ids])
      .inputValidator(schema)
      .handler(({ data }) => {
        if (data.kind === 'a') expectTypeOf(data.a).toEqualTypeOf<string>()
        else expectTypeOf(data.b).toEqualTypeOf<number>()
      })
  })
})

describe('a validator with any', () => {
  test('passes data through', () => {
    const fn = createServerFn()
      .inputValidator(z.any())
      .handler(({ data }) => {
        expectTypeOf(data).not.toEqualTypeOf<undefined>()
      })
    expectTypeOf(fn).toBeCallableWith({ data: 1 })
    expectTypeOf(fn).toBeCallableWith()
  })
})

describe('the context behind a middleware with alternative contexts', () => {
  const either = start().server(({ next }) =>
    Math.random() > 2 ? next({ context: { user: 1 } }) : next({ context: { guest: true } }),
  )
  const more = start().server(({ next }) => next({ context: { more: 'a' as string } }))

  test('has both alternatives', () => {
    createServerFn()
      .middleware([either])
      .handler(({ context }) => {
        if ('user' in context) expectTypeOf(context.user).toEqualTypeOf<number>()
        else expectTypeOf(context.guest).toEqualTypeOf<boolean>()
      })
  })

  test('still has both after another middleware', () => {
    createServerFn()
      .middleware([either, more])
      .handler(({ context }) => {
        expectTypeOf(context.more).toEqualTypeOf<string>()
        if ('user' in context) expectTypeOf(context.user).toEqualTypeOf<number>()
        else expectTypeOf(context.guest).toEqualTypeOf<boolean>()
      })
  })

  test('does not promise a type that one of them replaces', () => {
    const sometimes = start().server(({ next }) =>
      Math.random() > 2 ? next({ context: { more: 5 as number } }) : next(),
    )
    createServerFn()
      .middleware([more, sometimes])
      .handler(({ context }) => {
        expectTypeOf(context.more).toEqualTypeOf<string | number>()
      })
  })
})
