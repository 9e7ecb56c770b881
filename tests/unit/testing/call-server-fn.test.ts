import { startWith } from '../../support/three-transports.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ValidationError } from '../../../src/index.ts'
import {
  getCookie,
  getRequestHeader,
  getRequestUrl,
  setCookie,
  setResponseStatus,
} from '../../../src/server.ts'
import { callServerFn, withRequest } from '../../../src/testing.ts'
import { callServerFnOf } from '../../../src/testing/call-server-fn.ts'
import { stubOf } from '../../support/stub.ts'
import { testApp } from '../../support/test-app.ts'
import { wire } from '../../support/wired-fn.ts'

const log: string[] = []
const auth = createMiddleware({ type: 'function' })
  .client(({ next }) => {
    log.push('client side')
    return next()
  })
  .contextValidator((sent: { readonly page?: string }) => ({ page: String(sent.page) }))
  .server(({ next }) => next({ context: { token: getRequestHeader('authorization') } }))
const base = createServerFn({ method: 'POST' })
  .middleware([auth])
  .inputValidator((input: { readonly text: string }) => {
    if (input.text === '') throw new Error('Write something.')
    return input
  })

const addNote = base.handler(({ data, context }) => ({ ...data, ...context }))
const compiled = wire(base, ({ data, context }) => ({ ...data, ...context })).server

describe.each([
  ['as it was written', addNote],
  ['compiled', compiled],
])('a function %s', (_what, serverFn) => {
  test('runs its implementation, and no client function', async () => {
    log.length = 0
    const result = await callServerFn(serverFn, {
      data: { text: 'milk' },
      context: { tenant: 'acme' },
      sendContext: { page: '/notes', invented: true },
      headers: { authorization: 'Bearer t' },
    })
    expect(result).toEqual({ text: 'milk', token: 'Bearer t', page: '/notes', tenant: 'acme' })
    expect(log).toEqual([])
  })

  test('rejects with the error of its validator', async () => {
    const call = callServerFn(serverFn, { data: { text: '' } })
    await expect(call).rejects.toBeInstanceOf(ValidationError)
    await expect(call).rejects.toMatchObject({ issues: [{ message: 'Write something.' }] })
  })
})

test('an error arrives as it was thrown, not masked', async () => {
  const thrown = new TypeError('secret')
  const fail = createServerFn().handler(() => {
    throw thrown
  })
  await expect(callServerFn(fail)).rejects.toBe(thrown)
})

test('the request is the one in the options, or else that of `withRequest()`', async () => {
  const where = createServerFn().handler(() => {
    setCookie('seen', 'yes')
    setResponseStatus(201)
    return [getRequestUrl().pathname, getCookie('theme'), getRequestHeader('x-a')]
  })
  const request = { path: '/notes?all', headers: { cookie: 'theme=dark' } }
  expect(await callServerFn(where, { request, headers: { 'x-a': '1' } })).toEqual([
    '/notes',
    'dark',
    '1',
  ])
  expect(await callServerFn(where)).toEqual(['/', undefined, undefined])
  const within = await withRequest(new Request('http://localhost/page'), () => callServerFn(where))
  expect(within).toMatchObject({ result: ['/page', undefined, undefined], status: 201 })
  expect(within.cookies).toEqual(['seen=yes; Path=/'])
  expect(within.headers.get('set-cookie')).toBe('seen=yes; Path=/')
})

test('request middleware in its list run, with the request', async () => {
  const path = createMiddleware().server(({ pathname, next }) => next({ context: { pathname } }))
  const fn = createServerFn()
    .middleware([path])
    .handler(({ context }) => context.pathname)
  expect(await callServerFn(fn, { request: { path: '/x' } })).toBe('/x')
})

test('global function middleware run, and `context` replaces that of global request middleware', async () => {
  const run: string[] = []
  const forRequests = createMiddleware().server(({ next }) => {
    run.push('request')
    return next()
  })
  const forFunctions = createMiddleware({ type: 'function' }).server(({ next }) => {
    run.push('function')
    return next()
  })
  startWith({ requestMiddleware: [forRequests], functionMiddleware: [forFunctions] })
  await callServerFnOf(testApp(), wire(createServerFn(), () => 1).server)
  expect(run).toEqual(['function'])
})

test('a stream runs in its request to its end, and ends when the caller aborts', async () => {
  const ended: string[] = []
  const tail = createServerFn().handler(async function* () {
    try {
      for (;;) yield getRequestHeader('x-a')
    } finally {
      ended.push('ended')
    }
  })
  for await (const each of await callServerFn(tail, { headers: { 'x-a': '1' } })) {
    expect(each).toBe('1')
    break
  }
  expect(ended).toEqual(['ended'])
  const gone = callServerFn(tail, { signal: AbortSignal.abort('gone') })
  await expect(gone).rejects.toBe('gone')
})

test('a value that is not a server function is refused by its type', async () => {
  await expect(callServerFn(undefined as never)).rejects.toMatchObject({
    code: 'NO_SERVER_FN',
    message: expect.stringContaining('`callServerFn()` received a value of type undefined'),
  })
})

test('a stub has no implementation to call', async () => {
  const call = callServerFn(stubOf(base, 'abc'), { data: { text: '' } })
  await expect(call).rejects.toMatchObject({
    code: 'NO_IMPLEMENTATION',
    message: expect.stringContaining('The server function with the id `abc` is a client stub here'),
  })
})
