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

/** The bytes of a body, counted as they arrive: a missing or wrong `Content-Length` does not raise the limit. */
export function readBody(request: Request, limits: BodyLimits): MaybePromise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  assertAnnounced(announced, limits.body)
  assertUnread(request)
  const { body } = request
  if (body === null) {
    assertNotTaken(announced, 0)
    return new Uint8Array()
  }
  return new BodyReading(body, request, limits).bytes().then((bytes) => {
    assertNotTaken(announced, bytes.byteLength)
    return bytes
  })
}

/** A chunk takes as long to read as some hundred bytes to parse: each counts as this many bytes at least. */
const CHUNK_COST = 128

/** Free of that cost, for a small body that arrives slowly. */
const FREE_CHUNKS = 1000

/** One pass over a body. A promise for every function between two chunks would cost more than the chunks. */
class BodyReading {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #request: Request
  readonly #limits: BodyLimits
  readonly #chunks: Uint8Array[] = []
  #size = 0
  #resolve: (bytes: Uint8Array) => void = () => undefined
  #reject: (error: unknown) => void = () => undefined
  #stopTimer: () => void = () => undefined

  constructor(body: ReadableStream<Uint8Array>, request: Request, limits: BodyLimits) {
    this.#reader = body.getReader()
    this.#request = request
    this.#limits = limits
  }

  bytes(): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
      const { bodyTimeout } = this.#limits
      this.#stopTimer = startTimer(bodyTimeout, () => this.#check(() => refuseLate(bodyTimeout)))
      this.#reader.read().then(this.#receive, this.#failFirst)
    })
  }

  readonly #receive = ({ done, value }: ReadableStreamReadResult<Uint8Array>): void => {
    if (done) return this.#finish()
    this.#size += value.byteLength
    const counted = Math.max(this.#size, (this.#chunks.length - FREE_CHUNKS) * CHUNK_COST)
    if (!this.#check(() => assertLength(counted, this.#limits.body))) return
    this.#chunks.push(value)
    this.#reader.read().then(this.#receive, this.#fail)
  }

  #check(assert: () => void): boolean {
    try {
      assert()
      return true
    } catch (error) {
      this.#fail(error)
      return false
    }
  }

  #finish(): void {
    const { signal } = this.#request
    if (signal.aborted) return this.#fail(signal.reason)
    this.#stopTimer()
    const [only = new Uint8Array()] = this.#chunks
    this.#resolve(this.#chunks.length < 2 ? only : concat(this.#chunks, this.#size))
  }

  /** For a body that a body parser has read, some hosts pass a stream that fails at once, others an empty one. */
  readonly #failFirst = (cause: unknown): void =>
    this.#fail(
      cause instanceof TypeError ? usageError(BODY_USED, { by: 'host' }, { cause }) : cause,
    )

  readonly #fail = (error: unknown): void => {
    this.#stopTimer()
    // Before the stream is cancelled, because some hosts abort the request then.
    const { signal } = this.#request
    this.#reject(signal.aborted ? signal.reason : error)
    // The rest is not wanted. The stream may be broken already; then there is nothing to cancel.
    this.#reader.cancel(error).catch(() => undefined)
  }
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
