import { child, rootWith, routed } from '../../support/routed.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { serverServerFn } from '../../../src/internal/server.ts'
import { setResponseStatus } from '../../../src/server.ts'

const unauthorized = new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
const throwing = createMiddleware().server(() => {
  throw unauthorized
})
const meta = { id: 'length', name: 'length', filename: 'src/length.ts' }
const length = serverServerFn(
  createServerFn().inputValidator((data: string) => {
    if (typeof data !== 'string') throw new Error('Give a text.')
    return data
  }) as never,
  meta,
  (({ data }: { data: string }) => data.length) as never,
)

function asked(handler: () => unknown, middleware: readonly unknown[] = []) {
  const reported: unknown[] = []
  const root = rootWith()
  const route = child(root, { path: '/x', server: { middleware, handlers: { GET: handler } } })
  const ask = routed({
    routeTree: root.addChildren([route]),
    start: { serverFns: { onError: ({ error, errorId }) => void reported.push([error, errorId]) } },
  })
  return { answer: () => ask('/x'), reported }
}

describe('a failure', () => {
  test.each([
    ['a handler', () => asked(() => Promise.reject(unauthorized))],
    ["a route's middleware", () => asked(() => new Response('never'), [throwing])],
  ])('of the app in %s keeps its status and message', async (_what, app) => {
    const { answer, reported } = app()
    const response = await answer()
    expect([response.status, await response.text()]).toEqual([401, 'Sign in first.'])
    expect(reported).toEqual([[unauthorized, undefined]])
  })

  test('of the app in a function that a handler calls keeps them, too', async () => {
    const { answer } = asked(async () => length({ data: 1 as never }))
    const response = await answer()
    expect([response.status, await response.text()]).toEqual([400, 'Give a text.'])
  })

  test('of the app without a status has the explicit one', async () => {
    const { answer } = asked(() => {
      setResponseStatus(409)
      throw new ServerFnError('TAKEN')
    })
    expect((await answer()).status).toBe(409)
  })

  test('of any other kind is masked', async () => {
    const { answer, reported } = asked(() => Promise.reject(new Error('hunter2')))
    const response = await answer()
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('hunter2')
    expect(reported).toEqual([[expect.any(Error), expect.any(String)]])
  })
})

describe('middleware may change the headers of', () => {
  const marks = createMiddleware().server(async ({ next }) => {
    const outcome = await next()
    outcome.response?.headers.set('x-seen', '1')
    return outcome
  })

  test.each([
    ['a fetched response', () => fetch('data:text/plain,hi'), 200],
    ['a response with status 502', () => new Response('no', { status: 502 }), 502],
  ])('%s', async (_what, handler, status) => {
    const response = await asked(handler, [marks]).answer()
    expect([response.status, response.headers.get('x-seen')]).toEqual([status, '1'])
  })

  test('a redirect may replace the response in another middleware', async () => {
    const leads = createMiddleware().server(async ({ next }) => ({
      ...(await next()),
      response: Response.redirect('http://localhost/login', 302),
    }))
    const response = await asked(() => new Response('own'), [marks, leads]).answer()
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      'http://localhost/login',
    ])
    expect(response.headers.get('x-seen')).toBe('1')
  })
})
