/** The statements of the middleware guide about global middleware, environments and bundles. */

import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../babel-plugin/index.ts'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import type { FunctionMiddleware } from '../../../src/public.ts'
import { getRequestHeader, setResponseHeader, setResponseStatus } from '../../../src/server.ts'
import { thrownBy } from '../../support/failures.ts'
import { request } from '../../support/raw-requests.ts'

const inRequest = () => createMiddleware()
const inFunction = () => createMiddleware({ type: 'function' })
const post = () => createServerFn({ method: 'POST' })
const WIRE_TRANSPORTS = ['through the fetch handler', 'over node:http'] as const
const noting = (log: string[], name: string, list: readonly FunctionMiddleware[] = []) =>
  inFunction()
    .middleware(list)
    .server(({ next }) => {
      log.push(name)
      return next()
    })

describe.each(TRANSPORTS)('global middleware of createStart, %s', (transport) => {
  test('requestMiddleware runs once for every request, also those to server functions', async () => {
    const types: string[] = []
    const counting = inRequest().server(({ next, handlerType }) => {
      types.push(handlerType)
      return next({ context: { requestId: 'r-1' } })
    })
    startWith({ requestMiddleware: [counting] })
    const { call } = travel(transport, post(), ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ requestId: 'r-1' })
    await request('/a-page')
    expect(types).toEqual(['serverFn', 'router'])
  })

  test('functionMiddleware runs for every server function, and for no other request', async () => {
    const ids: string[] = []
    const monitoring = inFunction().server(({ next, serverFnMeta }) => {
      ids.push(serverFnMeta.id)
      return next()
    })
    startWith({ functionMiddleware: [monitoring] })
    const journeys = [
      travel(transport, post(), () => 0),
      travel(transport, createServerFn(), () => 0),
    ]
    for (const { call } of journeys) await call()
    const called = journeys.map(({ client }) => client.serverFnMeta.id)
    // In process each call is nested in another one, with an id of its own.
    expect(ids.filter((id) => called.includes(id))).toEqual(called)
    const before = ids.length
    await request('/a-page')
    expect(ids).toHaveLength(before)
  })

  test('a global listed again for its types is deduped to a single, global entry', async () => {
    const log: string[] = []
    const user = inFunction().server(({ next }) => {
      log.push('user')
      return next({ context: { user: 'ann' } })
    })
    startWith({ functionMiddleware: [user, noting(log, 'other global')] })
    const builder = post().middleware([noting(log, 'own'), user])
    const { call } = travel(transport, builder, ({ context }) => context.user.toUpperCase())
    expect(await call()).toBe('ANN')
    expect(log.slice(log.lastIndexOf('user'))).toEqual(['user', 'other global', 'own'])
    expect(log.filter((name) => name === 'user')).toHaveLength(transport === 'in process' ? 2 : 1)
  })

  test('context of a global middleware is available also without its types', async () => {
    startWith({
      functionMiddleware: [inFunction().server(({ next }) => next({ context: { user: 'ann' } }))],
    })
    const { call } = travel(transport, post(), ({ context }) => ({ ...context }))
    expect(await call()).toEqual({ user: 'ann' })
  })

  test('the execution order is dependency-first, global middleware before the rest', async () => {
    const log: string[] = []
    startWith({
      functionMiddleware: [noting(log, 'globalMiddleware1'), noting(log, 'globalMiddleware2')],
    })
    const a = noting(log, 'a')
    const b = noting(log, 'b', [a])
    const c = noting(log, 'c')
    const d = noting(log, 'd', [b, c])
    await travel(transport, post().middleware([d]), () => log.push('fn')).call()
    // In process the calling handler has already run the global middleware.
    const around = transport === 'in process' ? ['globalMiddleware1', 'globalMiddleware2'] : []
    const order = ['globalMiddleware1', 'globalMiddleware2', 'a', 'b', 'c', 'd', 'fn']
    expect(log).toEqual([...around, ...order])
  })
})

describe.each(TRANSPORTS)('the environment of a function, %s', (transport) => {
  test('server functions use context utilities for request headers and status codes', async () => {
    const language = inFunction().server(({ next }) => {
      setResponseStatus(202)
      setResponseHeader('x-language', getRequestHeader('x-wanted') ?? 'none')
      return next()
    })
    const { call, answers } = travel(transport, post().middleware([language]), () => 'value')
    expect(await call({ headers: { 'x-wanted': 'de' } })).toBe('value')
    expect([answers[0]?.status, answers[0]?.headers.get('x-language')]).toEqual([202, 'de'])
  })

  test('client functions add an Authorization header to the request through next', async () => {
    const login = inFunction().client(({ next }) =>
      next({ headers: { Authorization: `Bearer ${['to', 'ken'].join('')}` } }),
    )
    const { call } = travel(transport, post().middleware([login]), () =>
      getRequestHeader('authorization'),
    )
    expect(await call()).toBe('Bearer token')
  })
})

test.each(WIRE_TRANSPORTS)(
  'client functions cannot use the context utilities, %s',
  async (transport) => {
    const seen: unknown[] = []
    const looking = inFunction().client(({ next }) => {
      seen.push(thrownBy(() => getRequestHeader('accept')))
      return next()
    })
    await travel(transport, post().middleware([looking]), () => 0).call()
    expect(seen).toMatchObject([{ code: 'NO_REQUEST' }])
  },
)

describe('middleware is tree-shaken by environment', () => {
  const source = `import { createMiddleware } from 'seamline'
import { database } from './SERVER_IMPORT'
import { schema } from './VALIDATOR_IMPORT'
import { token } from './CLIENT_IMPORT'
const secret = 'SERVER_SECRET'
export const both = createMiddleware({ type: 'function' })
  .inputValidator(schema)
  .client(({ next }) => next({ headers: { authorization: token() } }))
  .server(({ next }) => next({ context: database.open(secret) }))
export const requests = createMiddleware().server(({ next }) => next(database.REQUEST_HALF))
`
  const shaken = async (environment: 'client' | 'server') => {
    const options = { filename: '/project/src/auth.ts', root: '/project', environment } as const
    const { code = '' } = (await compile(source, options)) ?? {}
    return [...new Set(code.match(/[A-Z]+_(?:IMPORT|SECRET|HALF)/g))].sort()
  }

  test('a client bundle has the client functions, and no server functions, validators or their imports', async () => {
    expect(await shaken('client')).toEqual(['CLIENT_IMPORT'])
  })

  test('a server bundle has both, as calls on the server run both', async () => {
    expect(await shaken('server')).toEqual([
      'CLIENT_IMPORT',
      'REQUEST_HALF',
      'SERVER_IMPORT',
      'SERVER_SECRET',
      'VALIDATOR_IMPORT',
    ])
  })
})
