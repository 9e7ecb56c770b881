/** Bodies of Node's own requests, which the endpoint reads without a web stream. */

import { EventEmitter, once } from 'node:events'
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createMiddleware, createServerFn, type StartOptions } from '../../../../src/index.ts'
import { listening, startWith } from '../../../support/three-transports.ts'
import { wire } from '../../../support/wired-fn.ts'

/** Begins a call with a chunked body, and counts the runs of its handler. */
async function upload(options: StartOptions = {}) {
  const reported: unknown[] = []
  startWith({
    ...options,
    serverFns: { ...options.serverFns, onError: ({ error }) => void reported.push(error) },
  })
  const seen = { runs: 0, reported }
  const { client } = wire(
    createServerFn({ method: 'POST' }).inputValidator((data: string) => data),
    ({ data }) => {
      seen.runs++
      return data.length
    },
  )
  const origin = await listening()
  const headers = { origin, 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
  const sent = httpRequest(new URL(client.url, origin), { method: 'POST', headers })
  return { sent, seen }
}

async function responseTo(sent: ClientRequest): Promise<{ status: number; text: string }> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
  return { status: response.statusCode ?? 0, text }
}

test('a body in many chunks arrives whole', async () => {
  const { sent } = await upload()
  const response = responseTo(sent)
  sent.write('{"data":"')
  for (let count = 0; count < 500; count++) sent.write('ř'.repeat(20))
  sent.end('"}')
  expect(await response).toEqual({ status: 200, text: '{"result":10000}' })
})

test('a body over the limit is refused, with a response, as soon as it is too long', async () => {
  const { sent, seen } = await upload({ serverFns: { limits: { body: 1000 } } })
  const response = responseTo(sent)
  sent.write('{"data":"')
  // Without an end: the response comes before it.
  sent.write('x'.repeat(2000))
  const { status, text } = await response
  expect([status, seen.runs]).toEqual([413, 0])
  expect(text).toContain('PAYLOAD_TOO_LARGE')
  sent.destroy()
})

test('a body that comes too late is refused, with a response', async () => {
  const { sent, seen } = await upload({ serverFns: { limits: { bodyTimeout: 50 } } })
  const response = responseTo(sent)
  sent.write('{"data":"')
  const { status, text } = await response
  expect([status, seen.runs]).toEqual([408, 0])
  expect(text).toContain('BODY_TIMEOUT')
  sent.destroy()
})

test('a connection that closes within a body ends the call, and is no failure of the server', async () => {
  const events = new EventEmitter()
  const entered = once(events, 'entered')
  const left = once(events, 'left')
  const watching = createMiddleware().server(async ({ next }) => {
    events.emit('entered')
    try {
      return await next()
    } finally {
      events.emit('left')
    }
  })
  const { sent, seen } = await upload({ requestMiddleware: [watching] })
  sent.on('error', () => undefined)
  sent.write('{"data":"')
  await entered
  sent.destroy()
  await left
  expect(seen).toEqual({ runs: 0, reported: [] })
})

test('a middleware that only looks at the stream leaves the body to the function', async () => {
  const looking = createMiddleware().server(({ request, next }) => {
    expect(request.body).toBeInstanceOf(ReadableStream)
    return next()
  })
  const { sent } = await upload({ requestMiddleware: [looking] })
  const response = responseTo(sent)
  sent.end('{"data":"milk"}')
  expect(await response).toEqual({ status: 200, text: '{"result":4}' })
})
