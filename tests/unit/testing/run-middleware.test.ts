import { redirect } from '@tanstack/router-core'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { getRequestHeader, setCookie } from '../../../src/server.ts'
import { runMiddleware, withRequest } from '../../../src/testing.ts'

const session = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ context: { session: 1 }, headers: { 'x-session': '1' } }))
  .server(({ next }) => next({ context: { session: 1 } }))
const auth = createMiddleware({ type: 'function' })
  .middleware([session])
  .client(({ next, context }) => {
    return next({
      context: { session: context.session + 1 },
      headers: { authorization: 'Bearer t' },
      sendContext: { page: '/' },
    })
  })
  .server(({ next, context }) => {
    const token = getRequestHeader('authorization')
    if (token === undefined) throw new ServerFnError('UNAUTHORIZED', { status: 401 })
    return next({
      context: { user: 'ada', sent: context.page },
      sendContext: { at: context.session },
    })
  })

const offline: typeof fetch = () => Promise.reject(new TypeError('offline'))
const loggedFetch: typeof fetch = (input, init) => fetch(input, init)

describe('the client function', () => {
  test('reports the options passed to `next()`, including those of its dependencies', async () => {
    const run = await runMiddleware(auth, { side: 'client' })
    expect(run).toMatchObject({ ok: true, result: undefined, error: undefined })
    expect({ ...run.context }).toEqual({ session: 2 })
    expect({ ...run.sendContext }).toEqual({ page: '/' })
    expect([...run.headers]).toEqual([
      ['authorization', 'Bearer t'],
      ['x-session', '1'],
    ])
    expect(run.nextCalls).toHaveLength(1)
  })

  test('starts from the options of earlier functions', async () => {
    const { context, sendContext, headers, nextCalls } = await runMiddleware(auth, {
      side: 'client',
      data: 1,
      context: { earlier: true },
      sendContext: { sent: true },
      headers: { authorization: 'of the call' },
    })
    expect({ ...context, ...sendContext }).toEqual({
      earlier: true,
      session: 2,
      sent: true,
      page: '/',
    })
    expect(headers.get('authorization')).toBe('of the call')
    expect(nextCalls[0]?.data).toBe(1)
  })

  test('runs `next` in place of the rest of the chain, each time', async () => {
    const retry = createMiddleware({ type: 'function' }).client(async ({ next }) => {
      await next().catch(() => undefined)
      const { result, context } = await next()
      return { result: [result, context.took] }
    })
    const { result, nextCalls } = await runMiddleware(retry, {
      side: 'client',
      next: (attempt) => {
        if (attempt === 1) throw new Error('cut')
        return { result: attempt, context: { took: 5 } }
      },
    })
    expect(result).toEqual([2, 5])
    expect(nextCalls).toHaveLength(2)
  })

  test('receives the call data of the test', async () => {
    const seen: unknown[] = []
    const look = createMiddleware({ type: 'function' }).client(
      ({ next, signal, method, serverFnMeta, fetch: given }) => {
        seen.push(signal.aborted, method, serverFnMeta, given)
        return next()
      },
    )
    const signal = AbortSignal.abort()
    const serverFnMeta = { id: 'abc' }
    await runMiddleware(look, { side: 'client', method: 'POST', signal, serverFnMeta })
    await runMiddleware(look, { side: 'client', fetch: offline })
    const unsaid = [false, 'GET', { id: 'test' }, offline]
    expect(seen).toEqual([true, 'POST', serverFnMeta, undefined, ...unsaid])
  })

  test('reports the `fetch` for the request, each time', async () => {
    const twice = createMiddleware({ type: 'function' }).client(async ({ next }) => {
      await next()
      return next({ fetch: loggedFetch })
    })
    const run = await runMiddleware(twice, { side: 'client' })
    expect(run.nextCalls.map((call) => call.fetch)).toEqual([undefined, loggedFetch])
    expect(run.fetch).toBe(loggedFetch)
    // The caller's own takes precedence, as in a call.
    const { fetch: sent } = await runMiddleware(twice, { side: 'client', fetch: offline })
    expect(sent).toBe(offline)
    const silent = createMiddleware({ type: 'function' }).client(() => ({ result: 1 }))
    expect(await runMiddleware(silent, { side: 'client' })).toMatchObject({ fetch: undefined })
  })
})

describe('the server function', () => {
  test('reports the options passed to next', async () => {
    const { context, sendContext, ok } = await runMiddleware(auth, {
      side: 'server',
      headers: { authorization: 'Bearer t' },
      sendContext: { page: '/notes' },
      context: { tenant: 'acme' },
    })
    expect(ok).toBe(true)
    expect({ ...context }).toEqual({
      page: '/notes',
      tenant: 'acme',
      session: 1,
      user: 'ada',
      sent: '/notes',
    })
    expect({ ...sendContext }).toEqual({ at: 1 })
  })

  test('reports a thrown error, and no passed options', async () => {
    const { ok, error, nextCalls, context } = await runMiddleware(auth, { side: 'server' })
    expect(ok).toBe(false)
    expect(error).toMatchObject({ code: 'UNAUTHORIZED' })
    expect([nextCalls, { ...context }]).toEqual([[], {}])
  })

  test('runs its validators', async () => {
    const number = createMiddleware({ type: 'function' })
      .inputValidator((input: string) => Number(input))
      .server(({ next }) => next())
    const { nextCalls, result } = await runMiddleware(number, {
      side: 'server',
      data: '7',
      next: () => ({ result: 'answered' }),
    })
    expect(nextCalls[0]?.data).toBe(7)
    expect(result).toBe('answered')
  })

  test('receives the call data of the test', async () => {
    const seen: unknown[] = []
    const look = createMiddleware({ type: 'function' }).server(
      ({ next, signal, method, serverFnMeta }) => {
        seen.push(signal.aborted, method, serverFnMeta)
        return next()
      },
    )
    const serverFnMeta = { name: 'addNote' }
    const signal = AbortSignal.abort()
    await runMiddleware(look, { side: 'server', method: 'POST', signal, serverFnMeta })
    expect(seen).toEqual([true, 'POST', { id: 'test', name: 'addNote', filename: 'test' }])
  })

  test('runs within a request', async () => {
    const cookie = createMiddleware({ type: 'function' }).server(({ next }) => {
      setCookie('seen', getRequestHeader('x-a') ?? '')
      return next()
    })
    const { cookies } = await withRequest({ headers: { 'x-a': '1' } }, () =>
      runMiddleware(cookie, { side: 'server' }),
    )
    expect(cookies).toEqual(['seen=1; Path=/'])
  })
})

describe('the request function', () => {
  const guard = createMiddleware().server(async ({ next, pathname, handlerType }) => {
    if (pathname === '/secret') throw redirect({ href: '/login' })
    const outcome = await next({ context: { handlerType } })
    outcome.response?.headers.set('x-guarded', 'yes')
    return outcome
  })

  test('reports the passed options and the response', async () => {
    const { context, result } = await runMiddleware(guard, {
      side: 'request',
      request: { path: '/page' },
      next: () => new Response('page', { status: 203 }),
    })
    expect({ ...context }).toEqual({ handlerType: 'router' })
    expect(result).toBeInstanceOf(Response)
    expect(result).toMatchObject({ status: 203 })
    expect(result?.headers.get('x-guarded')).toBe('yes')
  })

  test.each([
    ['that was fetched', 200, () => fetch('data:text/plain,page')],
    ['that redirects', 302, () => Response.redirect('http://localhost/login')],
  ])('may change a response %s, as in an app', async (_what, status, next) => {
    const { result } = await runMiddleware(guard, { side: 'request', next })
    expect([result?.status, result?.headers.get('x-guarded')]).toEqual([status, 'yes'])
  })

  test('receives a redirect of the router as a rejection of `next()`, as in an app', async () => {
    const run = runMiddleware(guard, { side: 'request', next: () => redirect({ to: '/login' }) })
    expect(await run).toMatchObject({ ok: false, error: { options: { to: '/login' } } })
  })

  const look = createMiddleware().server(
    ({ next, request, pathname, params, handlerType, serverFnMeta }) => {
      const headers = Object.fromEntries(request.headers)
      const url = `${request.method} ${pathname}`
      return next({ context: { url, headers, params, handlerType, serverFnMeta } })
    },
  )

  test('receives the request data of the test', async () => {
    const { context } = await runMiddleware(look, {
      side: 'request',
      request: { path: '/notes/7?all', method: 'PUT', headers: { 'x-a': '1' } },
      headers: { 'x-b': '2' },
      params: { id: '7' },
    })
    expect({ ...context }).toEqual({
      url: 'PUT /notes/7',
      headers: { 'x-a': '1', 'x-b': '2' },
      params: { id: '7' },
      handlerType: 'router',
      serverFnMeta: undefined,
    })
    const posted = new Request('http://app.example/own', { method: 'POST', body: 'text' })
    const headers = { 'x-b': '2' }
    const run = await runMiddleware(look, { side: 'request', request: posted, headers })
    expect(run.context).toMatchObject({ url: 'POST /own', headers })
    expect(await posted.text()).toBe('text')
  })

  const contextOf = async (options: object) =>
    (await runMiddleware(look, { side: 'request', ...options })).context

  test('receives the called function of the test', async () => {
    expect(await contextOf({ serverFnMeta: { name: 'addNote' } })).toMatchObject({
      handlerType: 'serverFn',
      serverFnMeta: { id: 'test', name: 'addNote', filename: 'test' },
    })
    expect(await contextOf({ handlerType: 'serverFn' })).toMatchObject({
      serverFnMeta: { id: 'test' },
    })
    // An unknown id.
    expect(await contextOf({ handlerType: 'serverFn', serverFnMeta: undefined })).toMatchObject({
      handlerType: 'serverFn',
      serverFnMeta: undefined,
    })
  })

  test('accepts from `next` the final context of the rest as well', async () => {
    const ended: unknown[] = []
    const outer = createMiddleware().server(async ({ next }) => {
      const outcome = await next({ context: { own: 1 } })
      ended.push({ ...outcome.context })
      return outcome
    })
    const { result } = await runMiddleware(outer, {
      side: 'request',
      next: () => ({ response: new Response('page'), context: { user: 'ada' } }),
    })
    expect(await result?.text()).toBe('page')
    expect(ended).toEqual([{ own: 1, user: 'ada' }])
  })

  test('reports a thrown error', async () => {
    const run = await runMiddleware(guard, { side: 'request', request: { path: '/secret' } })
    expect(run.error).toMatchObject({ options: { href: '/login' } })
  })

  test('runs in a function’s chain as well', async () => {
    const { context } = await runMiddleware(guard, { side: 'server' })
    expect({ ...context }).toEqual({ handlerType: 'serverFn' })
  })
})

test('a missing function is an error, not a success', async () => {
  const serverOnly = createMiddleware({ type: 'function' }).server(({ next }) => next())
  const clientOnly = createMiddleware({ type: 'function' }).client(({ next }) => next())
  await expect(runMiddleware(clientOnly, { side: 'server' })).rejects.toMatchObject({
    code: 'MIDDLEWARE_FN_MISSING',
    message: expect.stringContaining('The middleware has no `.server` function here'),
  })
  await expect(runMiddleware(serverOnly, { side: 'client' })).rejects.toMatchObject({
    code: 'MIDDLEWARE_FN_MISSING',
    message: expect.stringContaining("Pass `side: 'server'`"),
  })
  const group = createMiddleware({ type: 'function' }).middleware([session])
  expect(await runMiddleware(group, { side: 'server' })).toMatchObject({ ok: true })
})

test('invalid arguments are refused at run time', async () => {
  const errorOf = async (middleware: unknown, side: string) =>
    // Tests without types pass any value.
    runMiddleware(middleware as typeof session, { side } as { side: 'server' }).catch(
      (error: unknown) => error,
    )
  expect(await errorOf(undefined, 'server')).toMatchObject({
    code: 'NO_MIDDLEWARE',
    message: expect.stringContaining('of type undefined'),
  })
  expect(await errorOf({}, 'server')).toMatchObject({ code: 'NO_MIDDLEWARE' })
  expect(await errorOf(createServerFn(), 'server')).toMatchObject({ code: 'NO_MIDDLEWARE' })
  expect(await errorOf(session, 'request')).toMatchObject({
    code: 'WRONG_SIDE',
    message: expect.stringContaining("The middleware cannot run with `side: 'request'`"),
  })
  expect(await errorOf(session, 'sever')).toMatchObject({ code: 'WRONG_SIDE' })
})
