import { zodValidator } from '@tanstack/zod-adapter'
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { z as zod3 } from 'zod/v3'
import {
  createMiddleware,
  createServerFn,
  type InputOf,
  type OutputOf,
  type ServerFn,
} from '../../src/index.ts'

interface In {
  n: string
  page?: number | undefined
}
interface Out {
  n: number
  page: number
}

const zodSchema = z.object({ n: z.string().transform(Number), page: z.number().default(1) })
const zod3Schema = zod3.object({
  n: zod3.string().transform(Number),
  page: zod3.number().default(1),
})
const valibotSchema = v.object({
  n: v.pipe(v.string(), v.transform(Number)),
  page: v.optional(v.number(), 1),
})
const arktypeSchema = type({ n: 'string.numeric.parse', page: 'number = 1' })
const adapter = zodValidator(zod3Schema)
const adapterOfOutput = zodValidator({ schema: zod3Schema, input: 'output', output: 'output' })
const plain = ({ n, page = 1 }: In): Out => ({ n: Number(n), page })
const asynchronous = async (input: In): Promise<Out> => plain(input)
const parser = { parse: plain }

describe('the data of a caller', () => {
  test('is the input that each library infers', () => {
    expectTypeOf<InputOf<typeof zodSchema>>().toEqualTypeOf<In>()
    expectTypeOf<InputOf<typeof zod3Schema>>().toEqualTypeOf<In>()
    expectTypeOf<InputOf<typeof valibotSchema>>().toEqualTypeOf<In>()
    expectTypeOf<InputOf<typeof arktypeSchema>>().toEqualTypeOf<typeof arktypeSchema.inferIn>()
    expectTypeOf<InputOf<typeof arktypeSchema>>().toEqualTypeOf<{ n: string; page?: number }>()
    expectTypeOf<InputOf<typeof adapter>>().toEqualTypeOf<In>()
    expectTypeOf<InputOf<typeof plain>>().toEqualTypeOf<In>()
    expectTypeOf<InputOf<typeof asynchronous>>().toEqualTypeOf<In>()
    expectTypeOf<InputOf<typeof parser>>().toEqualTypeOf<In>()
  })

  test('is the declared type of the adapter', () => {
    expectTypeOf<InputOf<typeof adapterOfOutput>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof adapterOfOutput>>().toEqualTypeOf<Out>()
  })
})

describe('the data of a handler', () => {
  test('is the output that each library infers', () => {
    expectTypeOf<OutputOf<typeof zodSchema>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof zod3Schema>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof valibotSchema>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof arktypeSchema>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof adapter>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof plain>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof asynchronous>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<typeof parser>>().toEqualTypeOf<Out>()
  })

  test('is the same when the function is defined', () => {
    createServerFn()
      .inputValidator(zodSchema)
      .handler(({ data }) => expectTypeOf(data).toEqualTypeOf<Out>())
    createServerFn()
      .inputValidator(zod3Schema)
      .handler(({ data }) => expectTypeOf(data).toEqualTypeOf<Out>())
    createServerFn()
      .inputValidator(valibotSchema)
      .handler(({ data }) => expectTypeOf(data).toEqualTypeOf<Out>())
    createServerFn()
      .inputValidator(arktypeSchema)
      .handler(({ data }) => expectTypeOf(data).toEqualTypeOf<Out>())
    createServerFn()
      .validator(adapter)
      .handler(({ data }) => expectTypeOf(data).toEqualTypeOf<Out>())
    createServerFn()
      .validator(asynchronous)
      .handler(({ data }) => expectTypeOf(data).toEqualTypeOf<Out>())
    createServerFn()
      .validator(parser)
      .handler(({ data }) => expectTypeOf(data).toEqualTypeOf<Out>())
  })
})

describe('a call', () => {
  test('accepts the input of each, and not the output', () => {
    const fns: readonly ServerFn<In, Out>[] = [
      createServerFn()
        .inputValidator(zodSchema)
        .handler(({ data }) => data),
      createServerFn()
        .inputValidator(zod3Schema)
        .handler(({ data }) => data),
      createServerFn()
        .inputValidator(valibotSchema)
        .handler(({ data }) => data),
      createServerFn()
        .inputValidator(adapter)
        .handler(({ data }) => data),
      createServerFn()
        .inputValidator(plain)
        .handler(({ data }) => data),
      createServerFn()
        .inputValidator(asynchronous)
        .handler(({ data }) => data),
      createServerFn()
        .inputValidator(parser)
        .handler(({ data }) => data),
    ]
    for (const fn of fns) {
      expectTypeOf(fn).toBeCallableWith({ data: { n: '1' } })
      expectTypeOf(fn).toBeCallableWith({ data: { n: '1', page: 2 } })
      expectTypeOf(fn).returns.resolves.toEqualTypeOf<Out>()
      // @ts-expect-error -- a number is what comes out
      void fn({ data: { n: 1, page: 1 } })
      // @ts-expect-error -- data is required
      void fn()
    }
  })

  test('accepts the input of an arktype schema', () => {
    const fn = createServerFn()
      .inputValidator(arktypeSchema)
      .handler(({ data }) => data)
    expectTypeOf(fn).toBeCallableWith({ data: { n: '1' } })
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<Out>()
    // @ts-expect-error -- a number is what comes out
    void fn({ data: { n: 1, page: 1 } })
  })

  test('accepts the merged input of validators of two libraries', () => {
    const paged = createMiddleware({ type: 'function' })
      .inputValidator(v.object({ page: v.number() }))
      .server(({ next, data }) => {
        expectTypeOf(data).toEqualTypeOf<{ page: number }>()
        return next()
      })
    const fn = createServerFn()
      .middleware([paged])
      .inputValidator(type({ text: 'string' }))
      .handler(({ data }) => {
        expectTypeOf(data.page).toEqualTypeOf<number>()
        expectTypeOf(data.text).toEqualTypeOf<string>()
      })
    expectTypeOf(fn).toBeCallableWith({ data: { page: 1, text: 'milk' } })
    // @ts-expect-error -- the middleware’s part is missing
    void fn({ data: { text: 'milk' } })
  })
})

describe('any does not leak from a validator', () => {
  test('into its input or output', () => {
    expectTypeOf<InputOf<typeof zodSchema>>().not.toBeAny()
    expectTypeOf<InputOf<typeof adapter>>().not.toBeAny()
    expectTypeOf<OutputOf<typeof adapter>>().not.toBeAny()
    expectTypeOf<InputOf<typeof arktypeSchema>>().not.toBeAny()
    expectTypeOf<OutputOf<typeof arktypeSchema>>().not.toBeAny()
    expectTypeOf<InputOf<typeof valibotSchema>>().not.toBeAny()
    expectTypeOf<OutputOf<typeof valibotSchema>>().not.toBeAny()
  })

  test('into parts without a type in the schema', () => {
    expectTypeOf<OutputOf<z.ZodUnknown>>().toEqualTypeOf<unknown>()
    expectTypeOf<OutputOf<v.UnknownSchema>>().toEqualTypeOf<unknown>()
    expectTypeOf<OutputOf<zod3.ZodUnknown>>().toEqualTypeOf<unknown>()
  })
})
