import { BODY_USED } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'
import type { MaybePromise } from '../../utils/maybe-promise.ts'
import { startTimer } from '../../utils/timers.ts'
import type { Limits } from '../../serialization/limits.ts'
import {
  assertAnnounced,
  assertLength,
  assertNotTaken,
  assertUnread,
  refuseLate,
} from './guards/body.ts'

export type BodyLimits = Pick<Limits, 'body' | 'bodyTimeout'>

/**
 * Reads a body, counted as it arrives: a missing or wrong `Content-Length` does not raise the limit.
 *
 * @param use - receives the bytes; a step of its own after this one would cost a promise
 */
export function readBody<T>(
  request: Request,
  limits: BodyLimits,
  use: (bytes: Uint8Array) => MaybePromise<T>,
): MaybePromise<T> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  assertAnnounced(announced, limits.body)
  assertUnread(request)
  const useAll = (bytes: Uint8Array): MaybePromise<T> => {
    assertNotTaken(announced, bytes.byteLength)
    return use(bytes)
  }
  const { body } = request
  return body === null
    ? useAll(new Uint8Array())
    : new Promise((resolve, reject) => {
        new BodyReading(body.getReader(), request, limits, {
          finish: (bytes) => resolve(useAll(bytes)),
          fail: reject,
        }).start()
      })
}

/** A chunk takes as long to read as some hundred bytes to parse: each counts as this many bytes at least. */
const CHUNK_COST = 128

/** Free of that cost, for a small body that arrives slowly. */
const FREE_CHUNKS = 1000

interface BodyReader {
  /** May throw. */
  readonly finish: (bytes: Uint8Array) => void
  readonly fail: (error: unknown) => void
}

/** One pass over a body. A promise for every function between two chunks would cost more than the chunks. */
class BodyReading {
  readonly #stream: ReadableStreamDefaultReader<Uint8Array>
  readonly #request: Request
  readonly #limits: BodyLimits
  readonly #reader: BodyReader
  readonly #stopTimer: () => void
  readonly #chunks: Uint8Array[] = []
  #size = 0

  constructor(
    stream: ReadableStreamDefaultReader<Uint8Array>,
    request: Request,
    limits: BodyLimits,
    reader: BodyReader,
  ) {
    this.#stream = stream
    this.#request = request
    this.#limits = limits
    this.#reader = reader
    const { bodyTimeout } = limits
    this.#stopTimer = startTimer(bodyTimeout, () => this.#try(() => refuseLate(bodyTimeout)))
  }

  start(): void {
    this.#stream.read().then(this.#receive, (cause: unknown) => this.#fail(readBefore(cause)))
  }

  readonly #receive = ({ done, value }: ReadableStreamReadResult<Uint8Array>): void => {
    if (done) return this.#finish()
    this.#chunks.push(value)
    this.#size += value.byteLength
    const counted = Math.max(this.#size, (this.#chunks.length - 1 - FREE_CHUNKS) * CHUNK_COST)
    if (!this.#try(() => assertLength(counted, this.#limits.body))) return
    this.#stream.read().then(this.#receive, this.#fail)
  }

  #finish(): void {
    const { signal } = this.#request
    if (signal.aborted) return this.#fail(signal.reason)
    this.#stopTimer()
    const [only = new Uint8Array()] = this.#chunks
    try {
      this.#reader.finish(this.#chunks.length < 2 ? only : concat(this.#chunks, this.#size))
    } catch (error) {
      this.#reader.fail(error)
    }
  }

  #try(assert: () => void): boolean {
    try {
      assert()
      return true
    } catch (error) {
      this.#fail(error)
      return false
    }
  }

  readonly #fail = (error: unknown): void => {
    this.#stopTimer()
    // Before the stream is cancelled, because some hosts abort the request then.
    const { signal } = this.#request
    this.#reader.fail(signal.aborted ? signal.reason : error)
    // The rest is not wanted. The stream may be broken already; then there is nothing to cancel.
    this.#stream.cancel(error).catch(() => undefined)
  }
}

/** For a body that a body parser has read, some hosts pass a stream that fails at once, others an empty one. */
function readBefore(cause: unknown): unknown {
  return cause instanceof TypeError ? usageError(BODY_USED, { by: 'host' }, { cause }) : cause
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
