/** The statements of the middleware guide about its two types and their methods. */

import { startWith } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware } from '../../../src/index.ts'
import { thrownBy } from '../../support/failures.ts'
import { request } from '../../support/raw-requests.ts'

const inRequest = () => createMiddleware()
const inFunction = () => createMiddleware({ type: 'function' })
const pass = ({ next }: { next: () => unknown }) => next()
const apply = (builder: unknown, methods: readonly string[]) =>
  methods.reduce((built, method) => {
    const call = (built as Record<string, (argument: unknown) => unknown>)[method]
    if (call === undefined) throw new TypeError(`There is no .${method}().`)
    return call(method === 'middleware' ? [] : pass)
  }, builder)
const FUNCTION_METHODS = ['middleware', 'inputValidator', 'client', 'server']

describe('the two types of middleware', () => {
  test('request middleware cannot depend on function middleware', () => {
    const list = [inFunction().server(({ next }) => next())]
    expect(thrownBy(() => inRequest().middleware(list as never))).toMatchObject({
      code: 'WRONG_MIDDLEWARE',
    })
  })

  test('function middleware can depend on request middleware', () => {
    expect(() => inFunction().middleware([inRequest()])).not.toThrow()
  })

  test.each([
    ['left out, which is the default', () => createMiddleware()],
    ["set to 'request'", () => createMiddleware({ type: 'request' })],
  ])('request middleware is created with the type %s', async (_how, start) => {
    const paths: string[] = []
    startWith({
      requestMiddleware: [
        start().server(({ next, pathname }) => {
          paths.push(pathname)
          return next()
        }),
      ],
    })
    await request('/page')
    expect(paths).toEqual(['/page'])
  })

  test('request middleware has the methods middleware and server, in this order', () => {
    expect(() => apply(inRequest(), ['middleware', 'server'])).not.toThrow()
    expect(thrownBy(() => apply(inRequest(), ['server', 'middleware']))).toMatchObject({
      code: 'METHOD_OUT_OF_ORDER',
    })
  })

  test.each(['client', 'inputValidator'])('request middleware has no %s method', (method) => {
    expect(() => apply(inRequest(), [method])).toThrow()
  })

  test('function middleware has the methods middleware, inputValidator, client, server', () => {
    expect(() => apply(inFunction(), FUNCTION_METHODS)).not.toThrow()
  })

  const wrongOrders = FUNCTION_METHODS.flatMap((later, index) =>
    FUNCTION_METHODS.slice(0, index).map((earlier) => [later, earlier] as const),
  )
  test.each(wrongOrders)('the order of methods is enforced: no %s before %s', (...methods) => {
    expect(thrownBy(() => apply(inFunction(), methods))).toMatchObject({
      code: 'METHOD_OUT_OF_ORDER',
    })
  })
})
