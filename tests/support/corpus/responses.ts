/** Plays the response cases to a client stub, through a fake `fetch` or over a socket. */

import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createServerFn, ProtocolError } from '../../../src/index.ts'
import { stubOf } from '../stub.ts'
import type { CaseFrame, CaseResponse, ResponseCase } from './cases.ts'
import { show } from './show.ts'

/** Delivers responses to the client. */
export interface Responder {
  readonly fetchFor: (each: ResponseCase) => typeof fetch
  readonly close: () => void
}

/** Responses from a fake `fetch`. */
export const BY_FETCH: Responder = {
  fetchFor:
    ({ response }) =>
    async () => {
      const { status = 200, headers = {}, body, cut, hangUp } = response
      if (hangUp) throw new TypeError('fetch failed')
      const bytes = bytesOf(body)
      if (cut !== undefined) {
        return new Response(brokenBehind(bytes.subarray(0, cut)), { status, headers })
      }
      return new Response(body === null ? null : new Uint8Array(bytes), { status, headers })
    },
  close: () => {},
}

function brokenBehind(bytes: Buffer): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    pull: (controller) => {
      if (isSent) controller.error(new TypeError('terminated'))
      else controller.enqueue(new Uint8Array(bytes))
      isSent = true
    },
  })
}

/** Responses from a server that writes their bytes to the socket. */
export async function respondOverHttp(cases: readonly ResponseCase[]): Promise<Responder> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (chunk) => {
      const [, index] = /^POST \/(\d+) /.exec(chunk.toString('latin1')) ?? []
      const response = cases[Number(index)]?.response ?? {}
      if (response.hangUp) socket.destroy()
      // For a cut body, `Content-Length` still announces all of it.
      else socket.end(printed(response))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    fetchFor: (each) => (_url, init) =>
      fetch(`http://127.0.0.1:${port}/${cases.indexOf(each)}`, init),
    close: () => server.close(),
  }
}

function printed({ status = 200, headers = {}, body, cut }: CaseResponse): Buffer {
  const bytes = bytesOf(body)
  const hasBody = body !== null
  const lines = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const length = hasBody ? `content-length: ${bytes.length}\r\n` : ''
  const head = `HTTP/1.1 ${status} Status\r\n${lines.join('')}${length}\r\n`
  return Buffer.concat([Buffer.from(head), bytes.subarray(0, cut)])
}

function bytesOf(body: CaseResponse['body'] = ''): Buffer {
  if (typeof body === 'string' || body === null) return Buffer.from(body ?? '')
  return Buffer.concat(body.frames.map(frameOf))
}

function frameOf({ kind = 0, id = 0, text = '', base64, length, bytes }: CaseFrame): Buffer {
  if (bytes !== undefined) return Buffer.from(bytes, 'base64')
  const payload = base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64')
  const header = Buffer.alloc(9)
  header.writeUInt8(kind, 0)
  header.writeUInt32BE(id, 1)
  header.writeUInt32BE(length ?? payload.length, 5)
  return Buffer.concat([header, payload])
}

const call = stubOf(createServerFn({ method: 'POST' }))
const PATIENCE = 10_000

/** Compares the outcome of a call with its case. */
export async function faultsOfResponse(
  each: ResponseCase,
  { fetchFor }: Responder,
): Promise<readonly string[]> {
  const { rejects, result } = each.expect
  const outcome = await withPatience(outcomeOf(fetchFor(each)))
  const expected = rejects === undefined ? `resolves to ${result}` : `rejects with ${rejects}`
  return outcome === expected ? [] : [`${each.name}: the call ${outcome}, expected: ${expected}`]
}

async function outcomeOf(fetchResponse: typeof fetch): Promise<string> {
  try {
    return `resolves to ${show(await settled(await call({ fetch: fetchResponse })))}`
  } catch (error) {
    return error instanceof ProtocolError
      ? `rejects with ${error.code}`
      : `rejects with ${String(error)}`
  }
}

function withPatience(outcome: Promise<string>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hung = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), PATIENCE)
  })
  return Promise.race([outcome, hung]).finally(() => clearTimeout(timer))
}

/** Waits for all promises and items in a value; rejects with the first failure. */
async function settled(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value
  if (Symbol.asyncIterator in value) {
    const items: unknown[] = []
    for await (const item of value as AsyncIterable<unknown>) items.push(await settled(item))
    return items
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await settled(await item)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}
