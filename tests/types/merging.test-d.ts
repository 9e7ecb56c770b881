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

  test('has optional keys if one of them is empty', () => {
    const flagged = start().server(({ next }) =>
      Math.random() > 2 ? next() : next({ context: { flag: true as boolean } }),
    )
    createServerFn()
      .middleware([flagged])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ flag?: boolean }>>()
      })
    createServerFn()
      .middleware([more, flagged, start().server(({ next }) => next({ context: { last: 1 } }))])
      .handler(({ context }) => {
        expectTypeOf(context.flag).toEqualTypeOf<boolean | undefined>()
        expectTypeOf(context.more).toEqualTypeOf<string>()
        expectTypeOf(context.last).toEqualTypeOf<number>()
      })
    createServerFn()
      .middleware([flagged, start().server(({ next }) => next({ context: { flag: 'a' } }))])
      .handler(({ context }) => {
        expectTypeOf(context.flag).toEqualTypeOf<string>()
      })
  })

  test('has them in the sent context and in request middleware too', () => {
    const sends = start()
      .client(({ next }) =>
        Math.random() > 2 ? next() : next({ sendContext: { token: 'a' as string } }),
      )
      .server(({ next, context }) => {
        expectTypeOf(context.token).toEqualTypeOf<string | undefined>()
        return next()
      })
    const request = createMiddleware().server(async ({ next }) => {
      if (Math.random() > 2) return next({ context: { locale: 'en' as string } })
      return next()
    })
    createServerFn()
      .middleware([sends, request])
      .handler(({ context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ token?: string; locale?: string }>>()
      })
  })
})

const paged = <TFilter extends z.ZodObject>(filter: TFilter) =>
  start()
    .inputValidator(z.object({ filter, page: z.number() }))
    .server(({ data, next }) => {
      const page: number = data.page
      return next({ context: { offset: page * 10 } })
    })

const listed = <TFilter extends z.ZodObject>(filter: TFilter) =>
  start()
    .middleware([start().server(({ next }) => next({ context: { user: 1 as number } }))])
    .validator(z.object({ filter, page: z.number() }))
    .client(({ data, next }) => next({ sendContext: { asked: data.page } }))
    .server(({ data, context, next }) =>
      next({ context: { all: [data.page, context.asked, context.user] } }),
    )

describe('a generic factory of middleware', () => {
  test('sees the output of its own validator', () => {
    const fn = createServerFn()
      .middleware([paged(z.object({ author: z.string() }))])
      .handler(({ data, context }) => {
        expectTypeOf(data).toEqualTypeOf<{ filter: { author: string }; page: number }>()
        expectTypeOf(context.offset).toEqualTypeOf<number>()
      })
    expectTypeOf(fn).toBeCallableWith({ data: { filter: { author: 'a' }, page: 1 } })
  })

  test('sees it on the client, and behind other middleware', () => {
    createServerFn()
      .middleware([listed(z.object({}))])
      .handler(({ context }) => {
        expectTypeOf(context.all).toEqualTypeOf<number[]>()
      })
  })
})
