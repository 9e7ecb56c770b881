/** What a start instance knows of its own options. */

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

test('its request middleware know the context of the global ones', () => {
  startInstance.createMiddleware().server(({ next, context }) => {
    expectTypeOf(context).toEqualTypeOf<Readonly<{ user: string }>>()
    return next()
  })
})

test('its function middleware know that of both kinds, and hand it on', () => {
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

test('an instance without global middleware adds nothing', () => {
  const plain = createStart(async () => ({ serializationAdapters: [] }))
  plain.createMiddleware().server(({ next, context }) => {
    expectTypeOf(context).toEqualTypeOf<Readonly<{}>>()
    return next()
  })
})

test('its options are given as they are written', () => {
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

test('its endpoint is a text, or unset as a variable of the build may be', () => {
  createStart(() => ({ serverFns: { endpoint: 'https://api.example.com' } }))
  createStart(() => ({ serverFns: { endpoint: undefined } }))
  // @ts-expect-error an origin is a text
  createStart(() => ({ serverFns: { endpoint: new URL('https://api.example.com') } }))
})

test('the router is that of the app', () => {
  expectTypeOf<Awaited<ReturnType<typeof getRouterInstance>>>().toHaveProperty('navigate')
})
