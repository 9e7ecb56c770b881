import { afterEach, describe, expect, test, vi } from 'vitest'
import { devChecks } from '../../src/client/dev-checks.ts'
import * as browser from '../../src/index.browser.ts'
import * as server from '../../src/index.ts'
import { DEFINITION, type HasDefinition } from '../../src/model/definition.ts'
import { clientServerFn } from '../../src/internal/client.ts'
import { rejectionOf, thrownBy } from '../support/failures.ts'
import { fakeFetch, labelled } from '../support/stub.ts'

const { createMiddleware, createServerFn, SeamlineError } = browser
type Builders = Pick<typeof browser, 'createMiddleware' | 'createServerFn'>
type Definers = Pick<typeof browser, 'createMiddleware' | 'createIsomorphicFn'>

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('server code that has reached the browser', () => {
  const makers: readonly (readonly [string, (seamline: Definers) => unknown])[] = [
    [
      'middleware',
      ({ createMiddleware: create }) => create({ type: 'function' }).server(({ next }) => next()),
    ],
    ['request middleware', ({ createMiddleware: create }) => create().server(({ next }) => next())],
    ['an isomorphic function', ({ createIsomorphicFn: create }) => create().server(() => 'secret')],
  ]

  test.each(makers)('is refused in development: %s', (_what, make) => {
    const error = thrownBy(() => make(devChecks))
    expect(error).toMatchObject({ code: 'SERVER_MIDDLEWARE_IN_BROWSER', name: 'SeamlineError' })
  })

  test.each(makers)('is not checked in production: %s', (_what, make) => {
    expect(() => make(browser)).not.toThrow()
  })

  test("excludes the package's own definitions", () => {
    expect(() => browser.createCsrfMiddleware()).not.toThrow()
  })
})

describe('an uncompiled server function in a browser', () => {
  test('rejects and names the missing plugin', async () => {
    let ran = 0
    const fn = createServerFn({ method: 'POST' }).handler(() => ++ran)
    const error = await rejectionOf(fn())
    expect(error).toBeInstanceOf(SeamlineError)
    expect(error).toMatchObject({ code: 'NOT_COMPILED' })
    expect(String(error)).toContain('seamline/vite')
    expect(String(error)).toContain('`seamline()`')
    expect(ran).toBe(0)
  })

  test('sends no request', async () => {
    const { fetch, sent } = fakeFetch(() => labelled('{}'))
    vi.stubGlobal('fetch', fetch)
    await rejectionOf(createServerFn().handler(() => 0)({ fetch }))
    expect(sent).toHaveLength(0)
  })

  test('has no url', () => {
    const fn = createServerFn().handler(() => 0)
    expect(thrownBy(() => fn.url)).toMatchObject({ code: 'NOT_COMPILED' })
  })
})

describe('a transformed definition in a browser', () => {
  test('is accepted without its handler, validator and `.server` function', async () => {
    const auth = createMiddleware({ type: 'function' }).client(({ next }) =>
      next({ headers: { authorization: 'Bearer t' } }),
    )
    const builder = createServerFn({ method: 'POST' }).middleware([auth])
    const { fetch, sent } = fakeFetch(() => labelled('{"result":5}'))
    const fn = clientServerFn(builder as never, 'abc')
    expect(await fn({ data: 1, fetch })).toBe(5)
    expect(sent[0]).toMatchObject({ url: '/_serverFn/abc', method: 'POST', body: '{"data":1}' })
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer t')
  })

  test('is not checked there, but on the server', () => {
    expect(() => createServerFn().inputValidator(undefined as never)).not.toThrow()
    expect(() => createMiddleware({ type: 'function' }).server(undefined as never)).not.toThrow()
  })
})

test("production's builders keep what development's keep of the client", () => {
  expect(definitionsFrom(browser)).toEqual(definitionsFrom(devChecks))
})

test('both entries export the same names', () => {
  expect(Object.keys(browser).sort()).toEqual(Object.keys(server).sort())
})

test('both entries export the same error classes', () => {
  expect(browser.ServerFnError).toBe(server.ServerFnError)
  expect(browser.ProtocolError).toBe(server.ProtocolError)
  expect(browser.SeamlineError).toBe(server.SeamlineError)
  expect(browser.ValidationError).toBe(server.ValidationError)
})

/** The records behind builders and middleware, as text. */
function definitionsFrom({ createServerFn: fn, createMiddleware: middleware }: Builders): unknown {
  const first = middleware({ type: 'function' }).client(({ next }) => next())
  const auth = middleware({ type: 'function' })
    .middleware([first])
    .inputValidator((data: number) => data)
    .client(({ next }) => next({ headers: { authorization: 'Bearer t' } }))
  const listed = fn().middleware([auth, middleware()])
  return [listed({ method: 'POST' }).middleware([first]), auth, middleware()].map((built) =>
    JSON.stringify((built as HasDefinition)[DEFINITION], (_key, part: unknown) =>
      typeof part === 'function' ? String(part) : part,
    ),
  )
}
