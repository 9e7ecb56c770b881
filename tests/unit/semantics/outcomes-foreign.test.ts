import { TRANSPORTS, travel } from '../../support/three-transports.ts'
import { once } from 'node:events'
import * as http from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { told } from '../../support/outcomes/told.ts'
import { stubOf } from '../../support/stub.ts'

const METHODS = ['GET', 'POST'] as const

const servers: http.Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A `fetch` whose requests reach a server without the endpoint. */
async function inFrontOf(answer: http.RequestListener): Promise<typeof fetch> {
  const server = http.createServer(answer)
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return (url, init) => fetch(`http://127.0.0.1:${port}${String(url)}`, init)
}

const unexpected = (status: number, contentType: string) => ({
  how: 'rejected',
  class: 'ProtocolError',
  code: 'UNEXPECTED_RESPONSE',
  status,
  contentType,
  message: expect.stringContaining(`(${status}, ${contentType})`) as unknown,
})

const html: http.RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign in</title>')
}
const toLogin: http.RequestListener = (request, response) => {
  if (request.url === '/login') return html(request, response)
  response.writeHead(302, { location: '/login' }).end()
}
const json =
  (status: number, body: object): http.RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

const cutting: http.RequestListener = (_request, response) => {
  const type = { 'x-seamline': '1; result', 'content-type': 'application/json' }
  response.writeHead(200, { ...type, 'content-length': 100 })
  response.write('{"result":', () => response.destroy())
}
const APP_ERROR = { error: { type: 'app', code: 'GONE', message: 'x' } }

describe.each(METHODS)('a %s call with a foreign response', (method) => {
  const call = async (fetch: typeof globalThis.fetch) =>
    told(stubOf(createServerFn({ method }))({ fetch }))

  test.each([
    ['a proxy with JSON and status 502', json(502, APP_ERROR), 502, 'application/json'],
    ['a page with status 200', html, 200, 'text/html'],
    ['JSON that looks like a result', json(200, { result: 1 }), 200, 'application/json'],
    [
      'a 204 without a type',
      ((_request, response) => response.writeHead(204).end()) as http.RequestListener,
      204,
      'no content type',
    ],
    ['a login page behind a redirect', toLogin, 200, 'text/html'],
    [
      'a label of another version',
      ((_request, response) =>
        response
          .writeHead(200, { 'x-seamline': '2; result', 'content-type': 'application/json' })
          .end('{"result":1}')) as http.RequestListener,
      200,
      'application/json',
    ],
  ])('rejects with UNEXPECTED_RESPONSE: %s', async (_what, answer, status, contentType) => {
    expect(await call(await inFrontOf(answer))).toMatchObject(unexpected(status, contentType))
  })

  test('rejects with UNEXPECTED_RESPONSE if its fetch does not follow redirects', async () => {
    const doFetch = await inFrontOf(toLogin)
    const manual: typeof fetch = (url, init) => doFetch(url, { ...init, redirect: 'manual' })
    const outcome = await call(manual)
    expect(outcome).toMatchObject({ code: 'UNEXPECTED_RESPONSE', class: 'ProtocolError' })
    // An opaque redirect has neither status nor headers.
    expect(await call(async () => Response.error())).toMatchObject(unexpected(0, 'no content type'))
  })

  test('rejects with NETWORK if no server listens', async () => {
    const doFetch = await inFrontOf(html)
    const [server] = servers.splice(0)
    if (server === undefined) throw new Error('There is no server to close.')
    await new Promise((resolve) => server.close(resolve))
    const outcome = await call(doFetch)
    expect(outcome).toMatchObject({ class: 'ProtocolError', code: 'NETWORK', cause: 'TypeError' })
    expect(outcome['status']).toBeUndefined()
  })

  test('rejects with NETWORK if the body is cut', async () => {
    const outcome = await call(await inFrontOf(cutting))
    expect(outcome).toMatchObject({ class: 'ProtocolError', code: 'NETWORK', cause: 'TypeError' })
  })
})

test('resolves to a Response that the function fetched elsewhere', async () => {
  const doFetch = await inFrontOf(json(502, APP_ERROR))
  for (const transport of TRANSPORTS) {
    const { call } = travel(transport, createServerFn({ method: 'POST' }), () => doFetch('/'))
    expect(await told(call())).toMatchObject({ how: 'resolved', class: 'Response', status: 502 })
  }
})
