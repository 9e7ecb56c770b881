/** What goes on after a call in process: it ends as it would over HTTP. */

import { toGenerator, toStream, type Step, type PullSource } from '../streams/pull-source.ts'

/** What is around the code that makes the items. */
export interface StreamEnvironment {
  /** Runs code of the function where its request's scope is. */
  readonly within: <T>(run: () => T) => T
  readonly signal: AbortSignal | undefined
  /** Called when the stream has ended, failed or been left. */
  readonly ended: () => void
}

type Stream = AsyncIterable<unknown> | ReadableStream<unknown>

/** Whether a result goes on after the call. */
export function isStream(result: unknown): result is Stream {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result
}

/**
 * The same items, for a caller who may abort: its reader gets the signal's reason then, and the `finally`
 * of a generator runs.
 */
export function localStream(result: Stream, environment: StreamEnvironment): Stream {
  if (result instanceof ReadableStream) {
    const reader = result.getReader()
    const read = async (): Promise<Step> => {
      const { done, value } = await reader.read()
      return { done, value }
    }
    return toStream(new LocalSteps({ next: read, leave: () => reader.cancel() }, environment))
  }
  const iterator = environment.within(() => result[Symbol.asyncIterator]())
  return toGenerator(
    new LocalSteps({ next: () => iterator.next(), leave: () => iterator.return?.() }, environment),
  )
}

class LocalSteps implements PullSource {
  readonly #steps: PullSource
  readonly #environment: StreamEnvironment
  #isOver = false

  constructor(steps: PullSource, environment: StreamEnvironment) {
    this.#steps = steps
    this.#environment = environment
  }

  async next(): Promise<Step> {
    if (this.#isOver) return { done: true, value: undefined }
    const { within, signal } = this.#environment
    try {
      const step = await untilAbort(() => within(() => this.#steps.next()), signal)
      if (step.done === true) this.#end()
      return step
    } catch (error) {
      // The caller has its reason already, so nobody is left to hear how the function ends.
      if (signal?.aborted) this.leave().catch(() => undefined)
      this.#end()
      throw error
    }
  }

  async leave(): Promise<void> {
    this.#end()
    await this.#environment.within(() => this.#steps.leave())
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#environment.ended()
  }
}

async function untilAbort<T>(run: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return run()
  signal.throwIfAborted()
  const done = new AbortController()
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: done.signal })
  })
  try {
    return await Promise.race([run(), aborted])
  } finally {
    done.abort()
  }
}
