/** Responses of frames, from the server or written by hand, cut at will. */

import type { StreamSenderHooks } from '../../../src/wire/stream-sender.ts'
import { decodeResponse } from '../../../src/wire/decode-response.ts'
import { encodeResult } from '../../../src/wire/encode-response.ts'
import { EMPTY_CONTEXT } from '../../../src/model/context.ts'
import { ADAPTERS } from './kinds.ts'
import { serializers } from './test-serializers.ts'

export const STREAM_TYPE = 'application/vnd.seamline.stream'

/** The surroundings of a response in an app: no scope, and failures reported by their text. */
const hooks = (): Omit<StreamSenderHooks, 'encode'> => ({
  within: (run) => run(),
  unsendable: (cause) => cause,
  keepAlive: Infinity,
  describeFailure: (thrown) => ({
    status: 500,
    body: {
      contentType: 'application/json',
      text: JSON.stringify({ error: { type: 'app', code: 'TOLD', message: String(thrown) } }),
    },
  }),
})

/** The body of a response with a streamed result. */
export function streamBody(result: unknown): ReadableStream<Uint8Array> {
  const body = encodeResult(result, EMPTY_CONTEXT, serializers, hooks)
  if (!('stream' in body)) throw new Error('The result does not go on.')
  return body.stream
}

/** The value that the browser decodes from such a body. */
export async function received(
  body: ReadableStream<Uint8Array> | Uint8Array,
  signal?: AbortSignal,
): Promise<unknown> {
  const headers = { 'x-seamline': '1; result', 'content-type': STREAM_TYPE }
  // The types omit that all bytes are in an ArrayBuffer here.
  const response = new Response(body as BodyInit, { headers })
  return (await decodeResponse(response, ADAPTERS, signal)).result
}

/** One frame in the documented format. */
export function frame(kind: number, source: number, text: string | Uint8Array = ''): Uint8Array {
  const payload = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)
  const header = Buffer.alloc(9)
  header.writeUInt8(kind, 0)
  header.writeUInt32BE(source, 1)
  header.writeUInt32BE(payload.byteLength, 5)
  return new Uint8Array(Buffer.concat([header, payload]))
}

/** The frame of a failure. */
export function failureFrame(source: number, status: number, text: string): Uint8Array {
  const head = Buffer.alloc(2)
  head.writeUInt16BE(status)
  return frame(4, source, new Uint8Array(Buffer.concat([head, Buffer.from(text)])))
}

export const joined = (...frames: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(frames))

/** All bytes of a body. */
export async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body as BodyInit).arrayBuffer())
}

/** The awaited form of a value: promises as `{ promise }`, items as `{ items, end }`. */
export async function settled(value: unknown, around: readonly unknown[] = []): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value
  if (around.includes(value)) return 'itself'
  if (value instanceof Promise) return { promise: await outcomeOf(value, [...around, value]) }
  if (value instanceof ReadableStream) return itemsOf(value.getReader() as never, 'read')
  if (Symbol.asyncIterator in value) {
    return itemsOf((value as AsyncIterable<unknown>)[Symbol.asyncIterator]() as never, 'next')
  }
  if (Array.isArray(value)) {
    return Promise.all(Array.from(value, (item) => settled(item, [...around, value])))
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await settled(item, [...around, value])] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

async function itemsOf(
  steps: Record<string, () => Promise<IteratorResult<unknown, unknown>>>,
  method: 'read' | 'next',
): Promise<unknown> {
  const items: unknown[] = []
  try {
    for (;;) {
      const step = await steps[method]?.()
      if (step === undefined || step.done === true)
        return { items, end: await settled(step?.value) }
      items.push(await settled(step.value))
    }
  } catch (error) {
    return { items, error: codeOf(error) }
  }
}

async function outcomeOf(promise: Promise<unknown>, around: readonly unknown[]): Promise<unknown> {
  try {
    return { value: await settled(await promise, around) }
  } catch (error) {
    return { error: codeOf(error) }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : `${String(error)}, without a code`
}
