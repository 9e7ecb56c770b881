/**
 * An app in a server of Node's `http` kind whose middleware has read the body, as `express.json()`
 * does.
 */

import { startWith } from '../../support/three-transports.ts'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { toNodeHandler } from 'srvx/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

type Middleware = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/**
 * The common behaviour of body parsers: they read a body of their type and store the value beside
 * the stream.
 */
const parser =
  (type: string, parse: (body: string) => unknown): Middleware =>
  async (req) => {
    if (req.headers['content-type']?.startsWith(type) !== true) return
    Object.assign(req, { body: parse(await text(req)), _body: true })
  }
const parseJson = parser('application/json', JSON.parse)
const parseForm = parser('application/x-www-form-urlencoded', (body) => new URLSearchParams(body))

const servers: ReturnType<typeof createServer>[] = []
let reported: unknown[] = []

beforeEach(() => {
  reported = []
  startWith({ serverFns: { onError: ({ error }) => void reported.push(error) } })
})
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

/** A `fetch` of a page of a server that runs these parsers before the app. */
async function pageOf(...before: readonly Middleware[]): Promise<typeof fetch> {
  const app = toNodeHandler((request) => appHandler(request))
  const server = createServer(async (req, res) => {
    for (const each of before) await each(req, res)
    // srvx needs a request of either version of HTTP.
    await app(req as never, res as never)
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', origin)
    return fetch(new URL(String(input), origin), { ...init, headers })
  }
}

const lengthOf = () => {
  const seen = { runs: 0 }
  const fn = wire(
    createServerFn({ method: 'POST' }).inputValidator((data?: string) => data),
    ({ data }) => {
      seen.runs++
      return data?.length
    },
  )
  return { ...fn, seen }
}

test('a call after a body parser fails with instructions where to mount the app', async () => {
  const { client, seen } = lengthOf()
  const failure = await rejectionOf(client({ data: 'milk', fetch: await pageOf(parseJson) }))
  expect(failure).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
  expect(reported).toEqual([expect.objectContaining({ code: 'BODY_USED' })])
  expect(String(reported[0])).toContain(
    'Mount seamline before body parsers such as `express.json()`.',
  )
  expect(seen.runs).toBe(0)
})

test('a form fails the same way', async () => {
  const { client, seen } = lengthOf()
  const page = await pageOf(parseForm)
  const response = await page(client.url, { method: 'POST', body: new URLSearchParams({ a: '1' }) })
  expect(response.status).toBe(500)
  expect(reported).toEqual([expect.objectContaining({ code: 'BODY_USED' })])
  expect(seen.runs).toBe(0)
})

test('a call without input is not mistaken for one whose body was read', async () => {
  const { client } = lengthOf()
  expect(await client({ fetch: await pageOf(parseJson) })).toBeUndefined()
  expect(reported).toEqual([])
})

test('a call before the body parser arrives whole', async () => {
  const { client } = lengthOf()
  expect(await client({ data: 'milk', fetch: await pageOf() })).toBe(4)
})

test('a missing body is detected by its announced length', async () => {
  const { send, seen } = lengthOf()
  const headers = { 'content-type': 'application/json', 'content-length': '15' }
  expect((await send({ method: 'POST', headers })).status).toBe(500)
  expect(reported).toEqual([expect.objectContaining({ code: 'BODY_USED' })])
  expect(seen.runs).toBe(0)
})
