import { describe, expect, test, vi } from 'vitest'
import * as browser from '../../../src/index.browser.ts'
import * as server from '../../../src/index.ts'
import * as compiledClient from '../../../src/internal/client.ts'
import * as compiledServer from '../../../src/internal/server.ts'
import { thrownBy } from '../../support/failures.ts'

const SOURCE = { name: 'databaseUrl', filename: 'src/env.ts' }

function onServer(): string {
  return 'server'
}

function onClient(): string {
  return 'browser'
}

describe('a server-only or client-only function', () => {
  test('throws in the browser if it is server-only, with name and file', () => {
    expect(thrownBy(compiledClient.refuseOnThisSide(SOURCE))).toMatchObject({
      name: 'SeamlineError',
      code: 'WRONG_SIDE',
      message:
        '[seamline] createServerOnlyFn() functions can only be called on the server! `databaseUrl` (src/env.ts) was called in the browser. Call it from a handler or a `.server` function. (WRONG_SIDE)',
    })
  })

  test('throws on the server if it is client-only', () => {
    expect(thrownBy(compiledServer.refuseOnThisSide(SOURCE))).toMatchObject({
      code: 'WRONG_SIDE',
      message: expect.stringContaining(
        'createClientOnlyFn() functions can only be called on the client! `databaseUrl` (src/env.ts) was called on the server.',
      ),
    })
  })
})

describe('without the plugin, on a server', () => {
  test('returns the implementation of a server-only function', () => {
    expect(server.createServerOnlyFn(onServer)).toBe(onServer)
  })

  test('throws when a client-only function is called, and not before', () => {
    const storedTheme = server.createClientOnlyFn(function storedTheme() {
      return 'dark'
    })
    expect(thrownBy(storedTheme)).toMatchObject({
      code: 'WRONG_SIDE',
      message: expect.stringContaining('`storedTheme`'),
    })
  })

  test('runs the server implementation of an isomorphic function, in either order', () => {
    expect(server.createIsomorphicFn().server(onServer).client(onClient)()).toBe('server')
    expect(server.createIsomorphicFn().client(onClient).server(onServer)()).toBe('server')
    expect(server.createIsomorphicFn().server(onServer)()).toBe('server')
  })

  test('returns undefined from an isomorphic function without a server implementation', () => {
    expect(server.createIsomorphicFn()()).toBe(undefined)
    expect(server.createIsomorphicFn().client(() => 'browser')()).toBe(undefined)
  })

  test('passes arguments to the implementation', () => {
    expect(server.createIsomorphicFn().server(Math.max)(1, 3, 2)).toBe(3)
  })
})

test.each<[string, () => unknown]>([
  ['a server-only function', () => browser.createServerOnlyFn(() => 1)()],
  ['a client-only function', () => browser.createClientOnlyFn(() => 1)()],
  ['an isomorphic function', () => browser.createIsomorphicFn()()],
  ['one with a client implementation', () => browser.createIsomorphicFn().client(() => 1)()],
  [
    'one with both implementations',
    () =>
      browser
        .createIsomorphicFn()
        .server(() => 1)
        .client(() => 1)(),
  ],
])('%s names the missing plugin in a browser', (_what, call) => {
  expect(thrownBy(call)).toMatchObject({
    code: 'NOT_COMPILED',
    message: expect.stringContaining('`seamline()` from `seamline/vite`'),
  })
})

describe('an uncompiled server function', () => {
  test('warns once in production and runs', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.stubEnv('NODE_ENV', 'production')
    const now = server.createServerFn().handler(function now() {
      return 'now'
    })
    expect([await now(), await now()]).toEqual(['now', 'now'])
    expect(warn.mock.calls).toEqual([
      [
        '[seamline] A server function (handler: now) in production was not compiled. Add `seamline()` from `seamline/vite` to the plugins in your Vite configuration. (NOT_COMPILED)',
      ],
    ])
    vi.unstubAllEnvs()
    warn.mockRestore()
  })

  test('does not warn in tests', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await server.createServerFn().handler(() => 1)()
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })
})
