/** The status line of the runtime's own responses, over node:http. */

import { listening } from '../../support/three-transports.ts'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import { setResponseStatus } from '../../../src/server.ts'
import { wire } from '../../support/wired-fn.ts'

async function statusLine(path: string, method = 'POST', headers = {}): Promise<string> {
  const origin = await listening()
  const sent = request(`${origin}${path}`, { method, headers: { origin, ...headers } }).end()
  const [message] = (await once(sent, 'response')) as [IncomingMessage]
  message.resume()
  return `${message.statusCode} ${message.statusMessage}`
}

const post = () => createServerFn({ method: 'POST' })
const refusing = (status: number) =>
  wire(post(), () => {
    throw new ServerFnError('NO', { status })
  }).client.url

test('every status line has a reason phrase', async () => {
  const { client } = wire(post(), () => 'result')
  expect({
    result: await statusLine(client.url),
    unknown: await statusLine('/_serverFn/none'),
    path: await statusLine('/nowhere', 'GET'),
    malformed: await statusLine('/_serverFn/%', 'GET'),
    method: await statusLine(client.url, 'PUT'),
    origin: await statusLine(client.url, 'POST', { origin: 'http://evil.test' }),
    host: await statusLine(client.url, 'POST', { host: 'a b' }),
    app: await statusLine(refusing(409)),
    masked: await statusLine(refusing(500)),
  }).toEqual({
    result: '200 OK',
    unknown: '404 Not Found',
    path: '404 Not Found',
    malformed: '404 Not Found',
    method: '405 Method Not Allowed',
    origin: '403 Forbidden',
    host: '400 Bad Request',
    app: '409 Conflict',
    masked: '500 Internal Server Error',
  })
})

test('a status line has the phrase of the app', async () => {
  const { client } = wire(post(), () => setResponseStatus(201, 'Baked'))
  expect(await statusLine(client.url)).toBe('201 Baked')
})
