import { BODY_USED } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import type { Limits } from '../../serialization/limits.ts'
import {
  assertAnnounced,
  assertLength,
  assertNotTaken,
  assertUnread,
  withinTime,
} from './guards/body.ts'

export type BodyLimits = Pick<Limits, 'body' | 'bodyTimeout'>

/** The bytes of a body, counted as they arrive: a missing or wrong `Content-Length` does not raise the limit. */
export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  assertAnnounced(announced, limits.body)
  assertUnread(request)
  const bytes = await readInTime(request, limits)
  assertNotTaken(announced, bytes.byteLength)
  return bytes
}

async function readInTime(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array()
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  try {
    const bytes = await withinTime(readAll(reader, limits.body), limits.bodyTimeout)
    request.signal.throwIfAborted()
    return bytes
  } catch (error) {
    // The rest is not wanted. The stream may be broken already; then there is nothing to cancel.
    reader.cancel(error).catch(() => undefined)
    // An aborted request throws the signal's reason, whatever error the stream has.
    request.signal.throwIfAborted()
    throw error
  }
}

/** A chunk takes as long to read as some hundred bytes to parse: each counts as this many bytes at least. */
const CHUNK_COST = 128

/** Free of that cost, for a small body that arrives slowly. */
const FREE_CHUNKS = 1000

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const first = await reader.read().catch(refuseUsed)
  for (let read = first; !read.done; read = await reader.read()) {
    size += read.value.byteLength
    const counted = Math.max(size, (chunks.length - FREE_CHUNKS) * CHUNK_COST)
    assertLength(counted, limit)
    chunks.push(read.value)
  }
  const [only = new Uint8Array()] = chunks
  return chunks.length < 2 ? only : concat(chunks, size)
}

/** For a body that a body parser has read, some hosts pass a stream that fails at once, others an empty one. */
function refuseUsed(cause: unknown): never {
  throw cause instanceof TypeError ? usageError(BODY_USED, { by: 'host' }, { cause }) : cause
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}
