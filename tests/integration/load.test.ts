/**
 * A built server under many concurrent clients that send too much, send too slowly, or never read.
 */

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import type { ChildServer } from '../support/child-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { built } from '../support/running-app.ts'

const app = createFixtureApp({
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()] }`,
  'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
  'src/functions.ts': `
    import { createServerFn } from 'seamline'
    const items = { pulled: 0, open: 0 }
    export const echo = createServerFn({ method: 'POST' }).inputValidator((data) => data).handler(({ data }) => data)
    export const impatient = createServerFn({ method: 'POST', limits: { bodyTimeout: 500 } })
      .inputValidator((data) => data)
      .handler(({ data }) => data)
    export const endless = createServerFn().handler(async function* () {
      items.open++
      try {
        for (;;) {
          items.pulled++
          yield 'x'.repeat(10_000)
        }
      } finally {
        items.open--
      }
    })
    export const state = createServerFn().handler(() => items)`,
  'src/main.ts': `
    import { echo, endless, impatient, state } from './functions'
    window.call = () => [echo(), impatient(), endless(), state()]`,
})

let server: ChildServer
beforeAll(async () => {
  server = await built(app.root, { NODE_OPTIONS: '--max-old-space-size=256' })
})
afterAll(async () => {
  await server.stop()
  app.remove()
})

const pathOf = (name: string): string => `/_serverFn/${functionId('src/functions.ts', name)}`

function post(name: string, body: string): Promise<Response> {
  const headers = { origin: server.url, 'content-type': 'application/json' }
  return fetch(`${server.url}${pathOf(name)}`, { method: 'POST', body, headers })
}

async function state(): Promise<{ readonly pulled: number; readonly open: number }> {
  const response = await fetch(`${server.url}${pathOf('state')}`, {
    headers: { origin: server.url },
  })
  return (await response.json()).result
}

async function socketWith(text: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), 'localhost')
  await once(socket, 'connect')
  socket.write(text)
  return socket
}

const headersOf = (method: string, name: string, more = ''): string =>
  `${method} ${pathOf(name)} HTTP/1.1\r\nhost: ${new URL(server.url).host}\r\norigin: ${server.url}\r\n${more}\r\n`

test('50 concurrent bodies, small as text and large as values, fit into 256 MB', async () => {
  const body = `{"data":[${'{},'.repeat(340_000)}{}]}`
  const responses = await Promise.all(Array.from({ length: 50 }, () => post('echo', body)))
  for (const response of responses) {
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'PAYLOAD_TOO_COMPLEX' } })
  }
  expect(await (await post('echo', '{"data":1}')).json()).toEqual({ result: 1 })
})

test('200 bodies that never arrive end with 408 while other calls are served', async () => {
  const head = headersOf(
    'POST',
    'impatient',
    'content-type: application/json\r\ncontent-length: 100\r\n',
  )
  const slow = Array.from({ length: 200 }, async () => {
    const socket = await socketWith(`${head}{`)
    const [answer] = await once(socket, 'data')
    const closed = once(socket, 'close')
    socket.resume()
    await closed
    return String(answer)
  })
  const others = Array.from({ length: 50 }, (_, id) =>
    post('echo', `{"data":${id}}`).then((response) => response.json()),
  )
  expect(await Promise.all(others)).toEqual(others.map((_, id) => ({ result: id })))
  for (const answer of await Promise.all(slow)) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('BODY_TIMEOUT')
  }
})

test('readers that stop reading pause the functions behind their streams', async () => {
  const readers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const socket = await socketWith(headersOf('GET', 'endless'))
      await once(socket, 'data')
      return socket.pause()
    }),
  )
  let before = -1
  await expect
    .poll(
      async () => {
        const { pulled } = await state()
        const isSame = pulled === before
        before = pulled
        return isSame
      },
      { interval: 300 },
    )
    .toBe(true)
  expect((await state()).open).toBe(10)
  expect(before * 10_000).toBeLessThan(10 * 8 * 1_048_576)
  for (const reader of readers) reader.destroy()
  await expect.poll(async () => (await state()).open).toBe(0)
})
