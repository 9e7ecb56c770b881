import type { MaybePromise } from '../../utils/maybe-promise.ts'
import { startTimer } from '../../utils/timers.ts'
import { bodySourceOf, type BodySink, type BodySource } from './body-source.ts'
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
  const source = bodySourceOf(request)
  if (source === undefined) {
    assertNotTaken(announced, 0)
    return new Uint8Array()
  }
  return new Promise((resolve, reject) => {
    source.start(new BodyReading(source, request, { ...limits, announced }, { resolve, reject }))
  })
}

/** A chunk takes as long to read as some hundred bytes to parse: each counts as this many bytes at least. */
const CHUNK_COST = 128

/** Free of that cost, for a small body that arrives slowly. */
const FREE_CHUNKS = 1000

interface Reader {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: unknown) => void
}

/** One pass over a body. A promise for every function between two chunks would cost more than the chunks. */
class BodyReading implements BodySink {
  readonly #source: BodySource
  readonly #request: Request
  readonly #limits: BodyLimits & { readonly announced: number }
  readonly #reader: Reader
  readonly #stopTimer: () => void
  readonly #chunks: Uint8Array[] = []
  #size = 0
  #hasEnded = false

  constructor(
    source: BodySource,
    request: Request,
    limits: BodyLimits & { readonly announced: number },
    reader: Reader,
  ) {
    this.#source = source
    this.#request = request
    this.#limits = limits
    this.#reader = reader
    const { bodyTimeout } = limits
    this.#stopTimer = startTimer(bodyTimeout, () => this.#passes(() => refuseLate(bodyTimeout)))
  }

  readonly receive = (chunk: Uint8Array): boolean => {
    if (this.#hasEnded) return false
    this.#chunks.push(chunk)
    this.#size += chunk.byteLength
    const counted = Math.max(this.#size, (this.#chunks.length - 1 - FREE_CHUNKS) * CHUNK_COST)
    return this.#passes(() => assertLength(counted, this.#limits.body))
  }

  readonly finish = (): void => {
    if (this.#hasEnded) return
    const { signal } = this.#request
    if (signal.aborted) return this.fail(signal.reason)
    if (!this.#passes(() => assertNotTaken(this.#limits.announced, this.#size))) return
    this.#end()
    const [only = new Uint8Array()] = this.#chunks
    this.#reader.resolve(this.#chunks.length < 2 ? only : concat(this.#chunks, this.#size))
  }

  readonly fail = (error: unknown): void => {
    if (this.#hasEnded) return
    this.#end()
    // Before the stream is cancelled, because some hosts abort the request then.
    const { signal } = this.#request
    this.#reader.reject(signal.aborted ? signal.reason : error)
    this.#source.cancel(error)
  }

  #end(): void {
    this.#hasEnded = true
    this.#stopTimer()
  }

  #passes(assert: () => void): boolean {
    try {
      assert()
      return true
    } catch (error) {
      this.fail(error)
      return false
    }
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
