/** Sends cases to a server over HTTP. */

import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Case } from './cases.ts'
import { sentRequest, type Answer } from './request.ts'

/** Sends one case. */
export type Send = (each: Pick<Case, 'name' | 'request'>) => Promise<Answer>

/** A client with open connections. */
interface Client {
  readonly send: Send
  readonly close: () => void
}

/** Sends over kept-alive connections; a raw case gets its own socket. */
export function overHttp(port: number): Client {
  const agent = new Agent({ keepAlive: true })
  return {
    send: (each) =>
      each.request.raw === undefined ? sendByNode(each, port, agent) : sendRaw(each, port),
    close: () => agent.destroy(),
  }
}

async function sendByNode(
  { name, request }: Parameters<Send>[0],
  port: number,
  agent: Agent,
): Promise<Answer> {
  const { method, path, headers, body } = sentRequest(request, name)
  const framing = request.chunked
    ? ['transfer-encoding', 'chunked']
    : ['content-length', String(body.length)]
  const sent = httpRequest({
    port,
    host: '127.0.0.1',
    agent,
    method,
    path,
    setHost: false,
    headers: [...headers.flat(), ...(request.announced === undefined ? framing : [])],
  })
  const responded = once(sent, 'response')
  if (request.announced === undefined) sent.end(body)
  else sent.write(body)
  const [message] = (await responded) as [IncomingMessage]
  // A server that refuses a body may close the connection before the client has sent all of it.
  sent.on('error', () => undefined)
  const chunks = await message.toArray()
  if (!sent.writableFinished) sent.destroy()
  return {
    status: message.statusCode ?? 0,
    headers: headersOf(message.rawHeaders),
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

async function sendRaw({ name, request }: Parameters<Send>[0], port: number): Promise<Answer> {
  const { raw = '', end } = request
  // Right after the first line: later headers may be malformed.
  const text = raw.replace('\r\n', `\r\nX-Case: ${encodeURIComponent(name)}\r\n`)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(Buffer.from(text, 'latin1'))
  if (end) socket.end()
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => undefined)
  await once(socket, 'close')
  return parse(Buffer.concat(chunks).toString('latin1'))
}

/** Parses the first final response on a connection. */
function parse(text: string): Answer {
  const [head = '', ...rest] = text.replace(/^HTTP\/1\.1 100 .*\r\n\r\n/, '').split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = headersOf(
    lines.flatMap((line) => [line.split(':')[0] ?? '', line.replace(/^[^:]*:\s*/, '')]),
  )
  const body = rest.join('\r\n\r\n')
  const isChunked = headers.get('transfer-encoding') === 'chunked'
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers,
    body: Buffer.from(isChunked ? unchunked(body) : body, 'latin1').toString('utf8'),
  }
}

function unchunked(text: string): string {
  const [size = '0', ...rest] = text.split('\r\n')
  const length = Number.parseInt(size, 16)
  const left = rest.join('\r\n')
  return length > 0 ? left.slice(0, length) + unchunked(left.slice(length + 2)) : ''
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers()
  for (let index = 0; index < raw.length; index += 2) {
    headers.append(raw[index] ?? '', raw[index + 1] ?? '')
  }
  return headers
}
