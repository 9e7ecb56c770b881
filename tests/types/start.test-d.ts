/** The types that a start instance derives from its own options. */

import { expectTypeOf, test } from 'vitest'
import {
  createMiddleware,
  createSerializationAdapter,
  createServerFn,
  createStart,
  type getRouterInstance,
} from '../../src/index.ts'

const session = createMiddleware().server(({ next }) => next({ context: { user: 'ann' } }))
const timing = createMiddleware({ type: 'function' }).server(({ next }) =>
  next({ context: { started: 1 }, sendContext: { took: 2 } }),
)
const startInstance = createStart(() => ({
  requestMiddleware: [session],
  functionMiddleware: [timing],
  defaultSsr: 'data-only',
}))

test('types the context of its request middleware by the global ones', () => {
  startInstance.createMiddleware().server(({ next, context }) => {
    expectTypeOf(context).toEqualTypeOf<Readonly<{ user: string }>>()
    return next()
  })
})

test('types the context of its function middleware by both kinds, and passes it on', () => {
  const more = startInstance
    .createMiddleware({ type: 'function' })
    .client(async ({ next }) => {
      const outcome = await next()
      expectTypeOf(outcome.context.took).toEqualTypeOf<number>()
      return outcome
    })
    .server(({ next, context }) =>
      next({ context: { label: `${context.user} ${context.started}` } }),
    )
  createServerFn()
    .middleware([more])
    .handler(({ context }) => {
      expectTypeOf(context).toEqualTypeOf<
        Readonly<{ user: string; started: number; label: string }>
      >()
    })
})

test('without global middleware adds no context', () => {
  const plain = createStart(async () => ({ serializationAdapters: [] }))
  plain.createMiddleware().server(({ next, context }) => {
    expectTypeOf(context).toEqualTypeOf<Readonly<{}>>()
    return next()
  })
})

test('keeps the types of its options', () => {
  const date = createSerializationAdapter({
    key: 'date',
    test: (value) => value instanceof Date,
    toSerializable: (value) => value.getTime(),
    fromSerializable: (time: number) => new Date(time),
  })
  const instance = createStart(() => ({ serializationAdapters: [date] }))
  type Options = Awaited<ReturnType<typeof instance.getOptions>>
  expectTypeOf<Options['serializationAdapters'][number]>().toEqualTypeOf(date)
})

test('takes a string as endpoint, or undefined as from a variable of the build', () => {
  createStart(() => ({ serverFns: { endpoint: 'https://api.example.com' } }))
  createStart(() => ({ serverFns: { endpoint: undefined } }))
  // @ts-expect-error an origin is a text
  createStart(() => ({ serverFns: { endpoint: new URL('https://api.example.com') } }))
})

test('has the router of the app', () => {
  expectTypeOf<Awaited<ReturnType<typeof getRouterInstance>>>().toHaveProperty('navigate')
})
