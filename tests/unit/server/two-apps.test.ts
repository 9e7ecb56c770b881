/** Two apps in one process: each request has the options, the functions and the paths of its own app. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createStub } from '../../../src/client/stub.ts'
import { createMiddleware, createSerializationAdapter, createServerFn } from '../../../src/index.ts'
import { handleRequest } from '../../../src/server/create-start-handler.ts'
import { EMPTY_APP } from '../../../src/app/app.ts'
import type { ServerApp } from '../../../src/server/request/server-app.ts'
import { implementServerFn } from '../../../src/server/endpoint/implementation.ts'
import { rejectionOf } from '../../support/failures.ts'
import { startOf } from '../../support/test-app.ts'

const ORIGIN = 'http://localhost'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

class Token {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** An app whose middleware and adapter have its name, and the stub of its only function. */
function namedApp(name: string, isDev: boolean) {
  const tokens = createSerializationAdapter({
    key: 'token',
    test: (value): value is Token => value instanceof Token,
    toSerializable: ({ text }) => `${text} written by ${name}`,
    fromSerializable: (text) => new Token(`${text}, read by ${name}`),
  })
  const aroundRequest = createMiddleware().server(({ next }) => next({ context: { outer: name } }))
  const aroundCall = createMiddleware({ type: 'function' })
    .client(({ next }) => next({ headers: { 'x-client': name } }))
    .server(({ next }) => next({ context: { inner: name } }))
  const endpointBase = `/${name}/fn`
  const record = createServerFn({ method: 'POST' }) as never
  const meta = { id: 'same', name: 'same', filename: 'src/same.ts' }
  const own = implementServerFn(
    () => app,
    record,
    meta,
    ({ context }) => {
      const { outer, inner, fails } = context as Readonly<Record<string, string>>
      if (fails) throw new TypeError(`sentinel of ${name}`)
      return { outer, inner, token: new Token(name) }
    },
  )
  const app: ServerApp = {
    ...EMPTY_APP,
    ...startOf(
      {
        requestMiddleware: [aroundRequest],
        functionMiddleware: [aroundCall],
        serializationAdapters: [tokens],
      },
      endpointBase,
    ),
    endpointBase,
    basePath: `/${name}/`,
    isDev,
    functions: new Map([['same', async () => own]]),
  }
  const sent: Request[] = []
  const respond = (request: Request, context: object = {}) => {
    sent.push(request.clone())
    return handleRequest({ app, render: undefined }, request, { context })
  }
  const stub = createStub(() => app, record, 'same')
  const call = (context: object = {}) =>
    stub({
      fetch: async (path, init) => {
        const request = new Request(new URL(String(path), ORIGIN), init)
        request.headers.set('origin', ORIGIN)
        return respond(request, context)
      },
    })
  return { name, own, stub, call, respond, sent }
}

const APPS = [namedApp('alpha', true), namedApp('beta', false)] as const
const [alpha, beta] = APPS

test('concurrent calls of both use the middleware and the adapters of their own app', async () => {
  const calls = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? alpha : beta))
  const results = await Promise.all(calls.map(async ({ call }) => call()))
  for (const [index, { name }] of calls.entries()) {
    expect(results[index]).toEqual({
      outer: name,
      inner: name,
      token: { text: `${name} written by ${name}, read by ${name}` },
    })
  }
  for (const { name, sent } of APPS) {
    expect(new Set(sent.map(({ headers }) => headers.get('x-client')))).toEqual(new Set([name]))
  }
})

test('a call in process outside of a request uses the function middleware of its app', async () => {
  for (const { name, own } of APPS) expect(await own()).toMatchObject({ inner: name })
})

test('the URL of a function is below the endpoint of its app, and unknown to the other', async () => {
  for (const { name, own, stub } of APPS) {
    expect([own.url, stub.url]).toEqual(Array(2).fill(`/${name}/fn/same`))
  }
  const headers = { origin: ORIGIN }
  const stray = new Request(`${ORIGIN}${alpha.stub.url}`, { method: 'POST', headers })
  const response = await beta.respond(stray)
  expect([response.status, response.headers.has('x-seamline')]).toEqual([404, false])
})

test('an error keeps its message only in the app in development', async () => {
  expect(await rejectionOf(alpha.call({ fails: 'yes' }))).toMatchObject({
    message: 'TypeError: sentinel of alpha',
  })
  expect(await rejectionOf(beta.call({ fails: 'yes' }))).toMatchObject({
    message: expect.not.stringContaining('sentinel') as unknown,
  })
})

test('a form without a referer is redirected to the base of its app', async () => {
  for (const { name, stub, respond } of APPS) {
    const response = await respond(
      new Request(`${ORIGIN}${stub.url}`, {
        method: 'POST',
        headers: { origin: ORIGIN, accept: 'text/html', 'sec-fetch-mode': 'navigate' },
        body: new URLSearchParams({ a: '1' }),
      }),
    )
    expect([response.status, response.headers.get('location')]).toEqual([303, `/${name}/`])
  }
})
