import { describe, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import {
  createMiddleware,
  createServerFn,
  useServerFn,
  type CallOptions,
  type CallSettings,
  type ContextOf,
  type InputOf,
  type OutputOf,
  type ServerFn,
} from '../../src/index.ts'

const auth = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ sendContext: { token: 'a' as string } }))
  .server(({ next }) => next({ context: { user: { id: 1 as number } } }))
const paged = createMiddleware({ type: 'function' })
  .middleware([auth])
  .inputValidator(z.object({ page: z.string().transform(Number) }))
const locale = createMiddleware().server(({ next }) =>
  next({ context: { locale: 'en' as string } }),
)
const base = createServerFn().middleware([paged, locale])
const validated = base.inputValidator(z.object({ q: z.string() }))
const search = validated.handler(({ data }) => ({ found: data.page }))
const ping = createServerFn().handler(async () => 'pong')

describe('the types of', () => {
  test('a server function are those of its callers', () => {
    expectTypeOf<InputOf<typeof search>>().toEqualTypeOf<{ page: string } & { q: string }>()
    expectTypeOf<OutputOf<typeof search>>().toEqualTypeOf<{ found: number }>()
    expectTypeOf<InputOf<typeof ping>>().toEqualTypeOf<undefined>()
    expectTypeOf<OutputOf<typeof ping>>().toEqualTypeOf<string>()
  })

  test('a middleware or base are those behind it', () => {
    type Expected = Readonly<{ token: string; user: { id: number } }>
    expectTypeOf<ContextOf<typeof auth>>().toEqualTypeOf<Expected>()
    expectTypeOf<ContextOf<typeof paged>>().toEqualTypeOf<Expected>()
    expectTypeOf<ContextOf<typeof locale>>().toEqualTypeOf<Readonly<{ locale: string }>>()
    expectTypeOf<ContextOf<typeof validated>>().toEqualTypeOf<ContextOf<typeof base>>()
    expectTypeOf<ContextOf<typeof base>['locale']>().toEqualTypeOf<string>()
    expectTypeOf<ContextOf<typeof base>['user']>().toEqualTypeOf<{ id: number }>()
    expectTypeOf<InputOf<typeof paged>>().toEqualTypeOf<{ page: string }>()
    expectTypeOf<OutputOf<typeof paged>>().toEqualTypeOf<{ page: number }>()
    expectTypeOf<OutputOf<typeof base>>().toEqualTypeOf<{ page: number }>()
    expectTypeOf<OutputOf<typeof validated>>().toEqualTypeOf<{ page: number; q: string }>()
    expectTypeOf<OutputOf<typeof auth>>().toEqualTypeOf<undefined>()
  })

  test('a validator are its own', () => {
    const schema = z.object({ at: z.string().transform((text) => new Date(text)) })
    expectTypeOf<InputOf<typeof schema>>().toEqualTypeOf<{ at: string }>()
    expectTypeOf<OutputOf<typeof schema>>().toEqualTypeOf<{ at: Date }>()
    expectTypeOf<OutputOf<(input: unknown) => Promise<string>>>().toEqualTypeOf<string>()
  })
})

/** The forms in which apps write helpers around calls: each must compile without a cast. */
function useCall<TInput, TOutput>(fn: ServerFn<TInput, TOutput>, data: TInput): Promise<TOutput> {
  return fn({ data })
}
const mutation =
  <TInput, TOutput>(fn: ServerFn<TInput, TOutput>) =>
  (data: TInput, settings: CallSettings) =>
    fn({ ...settings, data })
const withOptions =
  <TInput, TOutput>(fn: ServerFn<TInput, TOutput>) =>
  (options: CallOptions<TInput>) =>
    fn(options)
const forwarding =
  <TInput, TOutput>(fn: ServerFn<TInput, TOutput>) =>
  (...args: Parameters<typeof fn>) =>
    fn(...args)
const following = <TInput, TOutput>(fn: ServerFn<TInput, TOutput>, data: TInput) =>
  useServerFn(fn)({ data })
const bySignature = <TInput, TOutput>(
  fn: (options: { data: TInput; signal: AbortSignal }) => Promise<TOutput>,
  data: TInput,
) => fn({ data, signal: new AbortController().signal })
const byFunction = async <TFn extends ServerFn<InputOf<TFn>, OutputOf<TFn>>>(
  fn: TFn,
  data: InputOf<TFn>,
): Promise<OutputOf<TFn>> => fn({ data })

test('a generic helper calls a server function', () => {
  const data = { page: '1', q: 'x' }
  expectTypeOf(useCall(search, data)).resolves.toEqualTypeOf<{ found: number }>()
  expectTypeOf(useCall(ping, undefined)).resolves.toEqualTypeOf<string>()
  expectTypeOf(mutation(search)(data, {})).resolves.toEqualTypeOf<{ found: number }>()
  expectTypeOf(withOptions(search)({ data })).resolves.toEqualTypeOf<{ found: number }>()
  expectTypeOf(forwarding(search)({ data })).resolves.toEqualTypeOf<{ found: number }>()
  expectTypeOf(forwarding(ping)()).resolves.toEqualTypeOf<string>()
  expectTypeOf(following(search, data)).resolves.toEqualTypeOf<{ found: number } | undefined>()
  expectTypeOf(bySignature(search, data)).resolves.toEqualTypeOf<{ found: number }>()
  expectTypeOf(byFunction(search, data)).resolves.toEqualTypeOf<{ found: number }>()
  // @ts-expect-error -- `q` is missing
  void useCall(search, { page: '1' })
})
