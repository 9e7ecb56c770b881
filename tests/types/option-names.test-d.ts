/** Unknown options are type errors, whose messages name the option that was probably meant. */

import { expectTypeOf, test } from 'vitest'
import type {
  CallOptions,
  ChosenLimits,
  ClientNextOptions,
  MiddlewareOptions,
  CsrfMiddlewareOptions,
  RequestNextOptions,
  ServerFnOptions,
  ServerFnsOptions,
  ServerNextOptions,
  StartCheck,
  StartOptions,
  StreamOptions,
  UnknownOption,
} from '../../src/index.ts'
import type { SessionConfig } from '../../src/server.ts'
import {
  createCsrfMiddleware,
  createMiddleware,
  createServerFn,
  createStart,
} from '../../src/index.ts'
import type { OPTION_NAMES } from '../../src/model/option-names.ts'
import { createStartHandler } from '../../src/server.ts'

type Listed<TKey extends keyof typeof OPTION_NAMES> = (typeof OPTION_NAMES)[TKey][number]

test('the names known at run time are those of the types', () => {
  expectTypeOf<Listed<'serverFn'>>().toEqualTypeOf<keyof ServerFnOptions>()
  expectTypeOf<Listed<'middleware'>>().toEqualTypeOf<keyof MiddlewareOptions<'request'>>()
  expectTypeOf<Listed<'start'>>().toEqualTypeOf<keyof StartOptions>()
  expectTypeOf<Listed<'serverFns'>>().toEqualTypeOf<keyof ServerFnsOptions>()
  expectTypeOf<Listed<'streams'>>().toEqualTypeOf<keyof StreamOptions>()
  expectTypeOf<Listed<'limits'>>().toEqualTypeOf<keyof ChosenLimits>()
  expectTypeOf<Listed<'csrf'>>().toEqualTypeOf<keyof CsrfMiddlewareOptions>()
  expectTypeOf<Listed<'session'>>().toEqualTypeOf<keyof SessionConfig>()
  expectTypeOf<Listed<'call'>>().toEqualTypeOf<keyof CallOptions<string>>()
  expectTypeOf<Listed<'clientNext'>>().toEqualTypeOf<keyof ClientNextOptions<object, object>>()
  expectTypeOf<Listed<'serverNext'>>().toEqualTypeOf<keyof ServerNextOptions<object, object>>()
  expectTypeOf<Listed<'requestNext'>>().toEqualTypeOf<keyof RequestNextOptions<object>>()
})

const auth = createMiddleware().server(({ next }) => next())

test('createStart() rejects unknown options', () => {
  // @ts-expect-error -- requestMiddleware
  createStart(() => ({ requestMiddlewares: [auth], functionMiddleware: [] }))
  // @ts-expect-error -- requestMiddleware
  createStart(async () => ({ requestMiddlewares: [auth] }))
  const options = { requestMiddleware: [auth], defaultSSR: false } as const
  // @ts-expect-error -- defaultSsr: an object that was written elsewhere is looked at as well
  createStart(() => options)
  // @ts-expect-error -- trustProxy
  createStart(() => ({ serverFns: { trustProxies: true } }))
  // @ts-expect-error -- body
  createStart(() => ({ serverFns: { limits: { bodySize: 1 } } }))
})

test('createStart() accepts all options, in any syntax', () => {
  const [condition] = [true as boolean]
  createStart(() => ({
    functionMiddleware: [],
    requestMiddleware: [auth],
    serializationAdapters: [],
    defaultSsr: 'data-only',
    serverFns: {
      fetch: (input, init) => fetch(input, init),
      onError: ({ error }) => void String(error),
      limits: { body: 1, parts: undefined },
    },
  }))
  createStart(() => (condition ? { requestMiddleware: [auth] } : { defaultSsr: false }))
  createStart(() => ({ ...(condition && { requestMiddleware: [auth] }) }))
  createStart(async () => ({}))
  createStart((): StartOptions => ({}))
})

test('the message names the option that was probably meant', () => {
  type Message<TOptions extends StartOptions & object> = StartCheck<TOptions>
  expectTypeOf<Message<{ requestMiddlewares: [] }>>().toEqualTypeOf<
    UnknownOption<'There is no option `requestMiddlewares`. Write `requestMiddleware`.'>
  >()
  expectTypeOf<Message<{ defaultSSR: true }>>().toEqualTypeOf<
    UnknownOption<'There is no option `defaultSSR`. Write `defaultSsr`.'>
  >()
  expectTypeOf<Message<{ serverFns: { csrf: false; onEror: () => void } }>>().toEqualTypeOf<
    UnknownOption<'There is no option `onEror`. Write `onError`.'>
  >()
  expectTypeOf<Message<{ serverFns: { limits: { body: 1; size: 1 } } }>>().toEqualTypeOf<
    UnknownOption<'There is no option `size`.'>
  >()
  expectTypeOf<Message<{ router: {} }>>().toEqualTypeOf<
    UnknownOption<'There is no option `router`.'>
  >()
  expectTypeOf<Message<{ defaultSsr: true }>>().toEqualTypeOf<unknown>()
})

test('the builders reject unknown options', () => {
  // @ts-expect-error -- method
  createServerFn({ methd: 'POST' })
  // @ts-expect-error -- method
  createServerFn({ limits: { body: 1 } })({ methd: 'POST' })
  // @ts-expect-error -- body
  createServerFn({ limits: { bodySize: 1 } })
  // @ts-expect-error -- type
  createMiddleware({ typ: 'function' })
  // @ts-expect-error -- type
  createMiddleware({ type: 'function', name: 'auth' })
  // @ts-expect-error -- type
  createStart(() => ({})).createMiddleware({ type: 'function', name: 'auth' })
  // @ts-expect-error -- allowedOrigins
  createCsrfMiddleware({ allowedOrigin: ['https://a.test'] })
})

test('next() rejects unknown options', () => {
  createMiddleware({ type: 'function' })
    // @ts-expect-error -- sendContext
    .client(({ next }) => next({ sendcontext: { tenant: 1 }, headers: {} }))
    // @ts-expect-error -- context
    .server(({ next }) => next({ contxt: { user: 1 } }))
  createMiddleware({ type: 'function' })
    // @ts-expect-error -- headers are the client's to send
    .server(({ next }) => next({ context: {}, headers: {} }))
  // @ts-expect-error -- context
  createMiddleware().server(({ next }) => next({ contxt: { user: 1 } }))
  // @ts-expect-error -- a request middleware sends no context
  createMiddleware().server(({ next }) => next({ context: {}, sendContext: {} }))
})

test('a call and the handler of an app reject unknown options', () => {
  const greet = createServerFn()
    .inputValidator((name: string) => name)
    .handler(({ data }) => data)
  const now = createServerFn().handler(() => 1)
  // @ts-expect-error -- data
  void (() => greet({ dta: 'ann' }))
  // @ts-expect-error -- headers
  void (() => greet({ data: 'ann', header: {} }))
  // @ts-expect-error -- signal
  void (() => now({ sginal: new AbortController().signal }))
  // @ts-expect-error -- context
  void (() => createStartHandler()(new Request('http://a.test'), { contxt: {} }))
})
