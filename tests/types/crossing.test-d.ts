import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, type AnySerializationAdapter } from '../../src/index.ts'

class Money {
  readonly cents: number = 0
  add(_other: Money): Money {
    return this
  }
}

interface Branch {
  readonly name: string
  readonly parent?: Branch
  readonly children: readonly Branch[]
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

declare const values: {
  readonly row: { id: bigint; created: Date; deleted: undefined; tags: Set<string> }
  readonly nested: Map<string, readonly { when: Date; where?: URL }[]>
  readonly bytes: Uint8Array
  readonly unknown: unknown
  readonly branch: Branch
  readonly json: Json
  readonly tuple: readonly [number, Date]
  readonly union: { kind: 'a'; at: Date } | { kind: 'b'; error: Error }
  readonly pattern: RegExp
  readonly response: Response
  readonly nothing: void
}

describe('a result', () => {
  test('may be any sendable value', () => {
    for (const key of Object.keys(values) as (keyof typeof values)[]) {
      createServerFn().handler(() => values[key])
    }
    expectTypeOf(
      createServerFn().handler(() => values.branch),
    ).returns.resolves.toEqualTypeOf<Branch>()
    expectTypeOf(createServerFn().handler(async () => values.row)).returns.resolves.toEqualTypeOf<
      (typeof values)['row']
    >()
    createServerFn().handler(() => {})
    createServerFn().handler(() => undefined as unknown)
  })

  test('is refused with a function, with its path', () => {
    // @ts-expect-error -- result.user.save: functions
    createServerFn().handler(() => ({ user: { name: 'a', save: () => {} } }))
    // @ts-expect-error -- result: functions
    createServerFn().handler(() => () => 1)
    // @ts-expect-error -- result.id: symbols
    createServerFn().handler(() => ({ id: Symbol('id') }))
    // @ts-expect-error -- result[].file: files and forms
    createServerFn().handler(() => [{ file: new Blob() }])
    // @ts-expect-error -- result.form: files and forms
    createServerFn().handler(() => ({ form: new FormData() }))
    // @ts-expect-error -- result: files and forms
    createServerFn().handler(async () => new File([], 'a.txt'))
    // @ts-expect-error -- result: functions
    createServerFn().handler(() => Money)
    // @ts-expect-error -- result.model: functions
    createServerFn().handler(() => ({ model: Money }))
    // @ts-expect-error -- result: functions, within a map
    createServerFn().handler(() => new Map([['a', () => 1]]))
  })

  test('is refused with an instance that has methods', () => {
    // @ts-expect-error -- result.price.add: functions
    createServerFn().handler(() => ({ price: new Money() }))
  })

  test('is refused if one member of a union is refused', () => {
    // @ts-expect-error -- result.cancel: functions
    createServerFn().handler(() =>
      Math.random() > 0.5 ? { at: new Date() } : { cancel: () => {} },
    )
  })

  test('is not checked where its author casts it', () => {
    createServerFn({ strict: false }).handler(() => ({ price: new Money() }))
    createServerFn({ strict: { output: false } }).handler(() => ({ price: new Money() }))
    const loose = createServerFn({ strict: { output: false } })
    loose().handler(() => ({ price: new Money() }))
    loose({ method: 'POST' })
      .middleware([])
      .handler(() => ({ price: new Money() }))
    // @ts-expect-error -- strict again
    loose({ strict: true }).handler(() => ({ price: new Money() }))
  })
})

describe('an input', () => {
  test('may be any sendable value', () => {
    createServerFn()
      .inputValidator(
        z.object({ when: z.date(), tags: z.set(z.string()), page: z.bigint().optional() }),
      )
      .handler(({ data }) => data)
    createServerFn()
      .inputValidator((input: unknown) => String(input))
      .handler(({ data }) => data)
    createServerFn()
      .inputValidator((branch: Branch) => branch.name)
      .handler(({ data }) => data)
  })

  test('may be a form, a file or contain files, for any method', () => {
    for (const method of ['GET', 'POST'] as const) {
      createServerFn({ method })
        .inputValidator((form: FormData) => form.get('title'))
        .handler(({ data }) => typeof data)
      createServerFn({ method })
        .inputValidator(
          z.object({ files: z.array(z.file()), cover: z.instanceof(File).optional() }),
        )
        .handler(({ data }) => {
          expectTypeOf(data.files).toEqualTypeOf<File[]>()
          return data.files.length
        })
      createServerFn({ method })
        .inputValidator((input: ReadonlyMap<string, Blob | { readonly form: FormData }>) => input)
        .handler(({ data }) => data.size)
    }
  })

  test('may be an object literal with the keys of an error', () => {
    const contact = createServerFn()
      .inputValidator(z.object({ name: z.string(), message: z.string() }))
      .handler(({ data }) => data.name)
    expectTypeOf(contact).toBeCallableWith({ data: { name: 'a', message: 'b' } })
  })

  test('is refused with a method of an object literal under a symbol', () => {
    createServerFn()
      .inputValidator((input: { readonly [Symbol.iterator]: () => void }) => typeof input)
      // @ts-expect-error -- data: functions, under a symbol
      .handler(({ data }) => data)
  })

  test('is refused with values that only results may contain', () => {
    createServerFn()
      .inputValidator((pattern: RegExp) => pattern.source)
      // @ts-expect-error -- data: regular expressions
      .handler(({ data }) => data)
    createServerFn()
      .inputValidator((input: { readonly failure: Error }) => input.failure.message)
      // @ts-expect-error -- data.failure: errors
      .handler(({ data }) => data)
  })

  test('is refused with a function', () => {
    createServerFn()
      .inputValidator((input: { readonly done: () => void }) => typeof input.done)
      // @ts-expect-error -- data.done: functions
      .handler(({ data }) => data)
  })

  test('is not checked where its author casts it', () => {
    createServerFn({ strict: { input: false } })
      .inputValidator((pattern: RegExp) => pattern.source)
      .handler(({ data }) => data)
  })
})

const start = () => createMiddleware({ type: 'function' })

describe('sent context', () => {
  test('may be any sendable value, in both directions', () => {
    start()
      .client(({ next }) => next({ sendContext: { file: new Blob(), at: new Date(), page: 1 } }))
      .server(({ next, context }) => {
        expectTypeOf(context).toEqualTypeOf<Readonly<{ file: Blob; at: Date; page: number }>>()
        return next({ sendContext: { branch: values.branch, later: Promise.resolve(1) } })
      })
    start().client(({ next }) => next({ sendContext: values.json as object }))
    start().client(({ next }) => next({ sendContext: values.unknown as Record<string, unknown> }))
    start().client(({ next }) => next({ context: { kept: () => 1 }, sendContext: { page: 1 } }))
    start().client(({ next }) => next({ sendContext: values.union.kind === 'a' ? { a: 1 } : {} }))
  })

  test('is refused with a value that is not sendable, with its path', () => {
    // @ts-expect-error -- sendContext.f: functions
    start().client(({ next }) => next({ sendContext: { f: () => 1 } }))
    // @ts-expect-error -- sendContext.f: functions
    start().server(({ next }) => next({ sendContext: { f: () => 1 } }))
    // @ts-expect-error -- sendContext.model: functions
    start().server(({ next }) => next({ sendContext: { model: Money } }))
    // @ts-expect-error -- sendContext.later: promises
    start().client(({ next }) => next({ sendContext: { later: Promise.resolve(1) } }))
    // @ts-expect-error -- sendContext.form: files and forms
    start().server(({ next }) => next({ sendContext: { file: new Blob() } }))
  })

  test('is not checked for instances, because adapters belong to the start instance', () => {
    start().server(({ next }) => next({ sendContext: { price: new Money() } }))
  })

  test('may have a generic type', () => {
    const tagged = <TTag extends object>(tag: TTag, key: string) =>
      start()
        .client(({ next }) => next({ sendContext: tag }))
        .server(({ next }) => next({ sendContext: { tag, key } }))
    const tag = tagged({ page: 1 }, 'a')
    start()
      .middleware([tag])
      .client(async ({ next }) => {
        const outcome = await next()
        expectTypeOf(outcome.context.tag).toEqualTypeOf<{ page: number }>()
        return outcome
      })
    const one = <TValue>(value: TValue) =>
      start().client(({ next }) => next({ sendContext: { value } }))
    one(1)
  })
})

test('the handler keeps the types of its arguments', () => {
  createServerFn()
    .inputValidator(z.object({ text: z.string() }))
    .handler(({ data, signal, method }) => {
      expectTypeOf(data).toEqualTypeOf<{ text: string }>()
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
      expectTypeOf(method).toEqualTypeOf<'GET' | 'POST'>()
      return data.text
    })
})

test('adapters of any kind can be listed together', () => {
  expectTypeOf<{
    key: string
    test: (value: unknown) => value is Money
    toSerializable: (value: Money) => number
    fromSerializable: (cents: number) => Money
  }>().toExtend<AnySerializationAdapter>()
})
