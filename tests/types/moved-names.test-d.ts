import { expectTypeOf, test } from 'vitest'
import {
  createMiddleware,
  type AnyFunctionMiddleware,
  type AnyRequestMiddleware,
  type CustomFetch,
} from '../../src/index.ts'
import {
  defaultStreamHandler,
  getRequestHeader,
  setResponseHeader,
  type HandlerCallback,
  type RequestHeaderName,
  type ResponseHeaderName,
} from '../../src/server.ts'

test('the names of TanStack Start stand for types of this package', () => {
  const inFunction = createMiddleware({ type: 'function' })
  const withContext = inFunction.server(({ next }) => next({ context: { user: 1 } }))
  expectTypeOf([inFunction, withContext]).toExtend<AnyFunctionMiddleware[]>()
  const around = createMiddleware().server(({ next }) => next({ context: { trace: 'a' } }))
  expectTypeOf([around]).toExtend<AnyRequestMiddleware[]>()
  expectTypeOf(fetch).toExtend<CustomFetch>()
  expectTypeOf(defaultStreamHandler).toExtend<HandlerCallback>()
})

test('names of headers are any text', () => {
  const named: RequestHeaderName = 'user-agent'
  expectTypeOf(getRequestHeader(named)).toEqualTypeOf<string | undefined>()
  const own: RequestHeaderName = 'x-own'
  getRequestHeader(own)
  const response: ResponseHeaderName = 'x-own'
  setResponseHeader(response, 'value')
  expectTypeOf<string>().toExtend<RequestHeaderName | ResponseHeaderName>()
})
