import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import * as zodMini from 'zod/mini'
import { z as zod3 } from 'zod/v3'
import {
  createMiddleware,
  createServerFn,
  type InputOf,
  type OutputOf,
  type ServerFn,
  type StandardSchema,
} from '../../src/index.ts'

interface In {
  readonly n: string
}
interface Out {
  readonly n: number
}

const parse = (input: In): Out => ({ n: Number(input.n) })
const parseUnknown = (_input: unknown): Out => ({ n: 1 })

describe('the input and output of a validator', () => {
  test('come from a zod schema, input apart from output', () => {
    const schema = z.object({ n: z.string().transform(Number), page: z.number().default(1) })
    expectTypeOf<InputOf<typeof schema>>().toEqualTypeOf<{ n: string; page?: number | undefined }>()
    expectTypeOf<OutputOf<typeof schema>>().toEqualTypeOf<{ n: number; page: number }>()
  })

  test('come from a zod 3 schema', () => {
    const schema = zod3.object({
      n: zod3.string().transform(Number),
      page: zod3.number().default(1),
    })
    expectTypeOf<InputOf<typeof schema>>().toEqualTypeOf<{ n: string; page?: number | undefined }>()
    expectTypeOf<OutputOf<typeof schema>>().toEqualTypeOf<{ n: number; page: number }>()
  })

  test('come from a zod mini schema', () => {
    const schema = zodMini.object({ n: zodMini.optional(zodMini.string()) })
    expectTypeOf<InputOf<typeof schema>>().toEqualTypeOf<{ n?: string | undefined }>()
    expectTypeOf<OutputOf<typeof schema>>().toEqualTypeOf<{ n?: string | undefined }>()
  })

  test('come from any Standard Schema', () => {
    expectTypeOf<InputOf<StandardSchema<In, Out>>>().toEqualTypeOf<In>()
    expectTypeOf<OutputOf<StandardSchema<In, Out>>>().toEqualTypeOf<Out>()
  })

  test('come from a Standard Schema that declares no types', () => {
    type Untyped = {
      readonly '~standard': Pick<
        StandardSchema<In, Out>['~standard'],
        'version' | 'vendor' | 'validate'
      >
    }
    expectTypeOf<InputOf<Untyped>>().toEqualTypeOf<unknown>()
    expectTypeOf<OutputOf<Untyped>>().toEqualTypeOf<Out>()
  })

  test('come from each member of a union of validators', () => {
    type Either = StandardSchema<In, Out> | ((input: string) => Promise<number>)
    expectTypeOf<InputOf<Either>>().toEqualTypeOf<In | string>()
    expectTypeOf<OutputOf<Either>>().toEqualTypeOf<Out | number>()
  })

  test('are unknown for a validator of type any', () => {
    const untyped = JSON.parse('null')
    const fn = createServerFn()
      .inputValidator(untyped)
      .handler(({ data }) => data)
    expectTypeOf(fn).toEqualTypeOf<ServerFn<unknown, unknown>>()
  })

  test('come from an object with parse', () => {
    expectTypeOf<InputOf<{ parse: typeof parse }>>().toEqualTypeOf<In>()
    expectTypeOf<OutputOf<{ parse: typeof parse }>>().toEqualTypeOf<Out>()
    expectTypeOf<InputOf<{ parse: typeof parseUnknown }>>().toEqualTypeOf<unknown>()
    expectTypeOf<OutputOf<{ parse: (input: In) => Promise<Out> }>>().toEqualTypeOf<Out>()
  })

  test('come from an adapter with types beside its parse', () => {
    type Adapter = {
      readonly types: { readonly input: In; readonly output: Out }
      readonly parse: (input: unknown) => Out
    }
    expectTypeOf<InputOf<Adapter>>().toEqualTypeOf<In>()
    expectTypeOf<OutputOf<Adapter>>().toEqualTypeOf<Out>()
  })

  test('come from a function', () => {
    expectTypeOf<InputOf<typeof parse>>().toEqualTypeOf<In>()
    expectTypeOf<OutputOf<typeof parse>>().toEqualTypeOf<Out>()
    expectTypeOf<OutputOf<(input: In) => Promise<Out>>>().toEqualTypeOf<Out>()
  })

  test('are unknown, and never any, for a function with a parameter of type any', () => {
    expectTypeOf<InputOf<typeof parseUnknown>>().toEqualTypeOf<unknown>()
    expectTypeOf<InputOf<() => Out>>().toEqualTypeOf<unknown>()
    expectTypeOf<InputOf<z.ZodUnknown>>().toEqualTypeOf<unknown>()
  })
})

describe('a function with a validator', () => {
  test('of each kind takes its input and passes its output on', () => {
    const byFunction = createServerFn()
      .inputValidator(parse)
      .handler(({ data }) => data)
    expectTypeOf(byFunction).toBeCallableWith({ data: { n: '1' } })
    expectTypeOf(byFunction).returns.resolves.toEqualTypeOf<Out>()
    // @ts-expect-error -- the output is not the input
    void byFunction({ data: { n: 1 } })

    const byParse = createServerFn()
      .inputValidator({ parse })
      .handler(({ data }) => data)
    expectTypeOf(byParse).toBeCallableWith({ data: { n: '1' } })
    expectTypeOf(byParse).returns.resolves.toEqualTypeOf<Out>()

    const byAsync = createServerFn()
      .inputValidator(async (input: In) => parse(input))
      .handler(({ data }) => data)
    expectTypeOf(byAsync).returns.resolves.toEqualTypeOf<Out>()
  })

  test('whose parameter may be undefined needs no data', () => {
    const fn = createServerFn()
      .inputValidator((page?: number) => page ?? 1)
      .handler(({ data }) => data)
    expectTypeOf(fn).toBeCallableWith()
    expectTypeOf(fn).toBeCallableWith({ data: 2 })
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<number>()
    // @ts-expect-error -- another type
    void fn({ data: 'x' })
  })

  test('of type any may be called with any data or none', () => {
    const fn = createServerFn()
      .inputValidator(parseUnknown)
      .handler(({ data }) => data)
    expectTypeOf(fn).toBeCallableWith()
    expectTypeOf(fn).toBeCallableWith({ data: { any: 'thing' } })
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<Out>()
  })

  test('of unknown input has to validate it', () => {
    const fn = createServerFn()
      .inputValidator((input) => {
        expectTypeOf(input).toEqualTypeOf<unknown>()
        return String(input)
      })
      .handler(({ data }) => data)
    expectTypeOf(fn).toBeCallableWith({ data: 1 })
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<string>()
    const byParse = createServerFn()
      .validator({
        parse: (input) => {
          expectTypeOf(input).toEqualTypeOf<unknown>()
          return parseUnknown(input)
        },
      })
      .handler(({ data }) => data)
    expectTypeOf(byParse).toBeCallableWith({ data: 1 })
    expectTypeOf(byParse).returns.resolves.toEqualTypeOf<Out>()
    const middleware = createMiddleware({ type: 'function' })
      .inputValidator((input) => {
        expectTypeOf(input).toEqualTypeOf<unknown>()
        return parseUnknown(input)
      })
      .contextValidator((context) => {
        expectTypeOf(context).toEqualTypeOf<unknown>()
        return parseUnknown(context)
      })
      .server(({ next, data, context }) => {
        expectTypeOf(data).toEqualTypeOf<Out>()
        expectTypeOf(context).toEqualTypeOf<Readonly<Out>>()
        return next()
      })
    const validated = createServerFn()
      .middleware([middleware])
      .handler(({ data }) => data)
    expectTypeOf(validated).toBeCallableWith({ data: 1 })
  })

  test('whose output is not an object replaces previous data', () => {
    const fn = createServerFn()
      .inputValidator((input: { ids: string }) => input.ids.split(','))
      .handler(({ data }) => data)
    expectTypeOf(fn).returns.resolves.toEqualTypeOf<string[]>()
  })

  test('rejects values that are not validators', () => {
    // @ts-expect-error -- a text
    createServerFn().inputValidator('string')
    // @ts-expect-error -- nothing
    createServerFn().inputValidator()
    // @ts-expect-error -- an object without parse
    createServerFn().inputValidator({})
    // @ts-expect-error -- null
    createServerFn().inputValidator(null)
  })
})
