/** Calls that their callers abort, at each point of their course. */

import { once } from 'node:events'
import { connect } from 'node:net'
import { identityOf, POINTS, type Caller, type Checked } from '../caller.ts'

/** Aborts a call when the server has reached a point of its course. */
export async function atPoint(caller: Caller): Promise<Checked> {
  const hold = caller.random.pick(POINTS)
  const controller = new AbortController()
  const reached = caller.reached(caller.nonce)
  const call = caller.stubs.value({ ...caller.options({ hold }), signal: controller.signal })
  call.catch(() => undefined)
  await reached
  return abort(caller, controller, call)
}

/** Aborts at the first item of a stream. */
export async function atFirstItem(caller: Caller): Promise<Checked> {
  return inStream(caller, 1)
}

/** Aborts after some items. */
export async function inMidStream(caller: Caller): Promise<Checked> {
  return inStream(caller, 2 + caller.random.below(5))
}

/** Aborts a call that has ended. */
export async function afterEnd(caller: Caller): Promise<Checked> {
  const controller = new AbortController()
  const call = caller.stubs.value({ ...caller.options(), signal: controller.signal })
  const answer = await call
  controller.abort(new Error(`late ${caller.nonce}`))
  return { answer, expected: identityOf(caller) }
}

/** Disconnects before the headers end. */
export function inHeaders(caller: Caller): Promise<Checked> {
  const head = headOf(caller, 100)
  return cutAfter(caller, head.slice(0, 20 + caller.random.below(head.length - 22)))
}

/** Disconnects before the body ends: after its first byte, in its middle, before its last byte. */
export function inBody(caller: Caller): Promise<Checked> {
  const body = JSON.stringify({ data: { nonce: caller.nonce, turns: 0 } })
  const sent = caller.random.pick([1, body.length >> 1, body.length - 1])
  return cutAfter(caller, headOf(caller, body.length) + body.slice(0, sent))
}

function headOf({ stubs, origin, headers }: Caller, length: number): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [
    `POST ${stubs.value.url} HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    ...lines,
    'content-type: application/json',
    `content-length: ${length}`,
    '\r\n',
  ].join('\r\n')
}

async function cutAfter({ origin }: Caller, text: string): Promise<Checked> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (bytes: Buffer) => (answer += bytes.toString()))
  await once(socket, 'connect')
  await new Promise((resolve) => socket.write(text, resolve))
  socket.destroy()
  await once(socket, 'close')
  return { answer, expected: '' }
}

async function inStream(caller: Caller, wanted: number): Promise<Checked> {
  const controller = new AbortController()
  const { signal } = controller
  const stream = await caller.stubs.endless({ ...caller.options(), signal })
  for (let count = 0; count < wanted; count++) await stream.next()
  return abort(
    caller,
    controller,
    stream.next().then(() => stream.next()),
  )
}

async function abort(
  { nonce, findings }: Caller,
  controller: AbortController,
  call: Promise<unknown>,
): Promise<Checked> {
  const reason = new Error(`${nonce} goes`)
  const settling = findings.settle([call])
  controller.abort(reason)
  return { answer: await settling, expected: [{ status: 'rejected', reason }] }
}
