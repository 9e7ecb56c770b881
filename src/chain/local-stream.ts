/** What goes on after a call in process: it ends as it would over HTTP. */

import { generatorOf, streamOf, type Step, type Steps } from '../streams/pull-source.ts'

/** What is around the code that makes the items. */
export interface StreamSurroundings {
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
export function localStream(result: Stream, surroundings: StreamSurroundings): Stream {
  if (result instanceof ReadableStream) {
    const reader = result.getReader()
    const read = async (): Promise<Step> => {
      const { done, value } = await reader.read()
      return { done, value }
    }
    return streamOf(new LocalSteps({ next: read, leave: () => reader.cancel() }, surroundings))
  }
  const iterator = surroundings.within(() => result[Symbol.asyncIterator]())
  return generatorOf(
    new LocalSteps({ next: () => iterator.next(), leave: () => iterator.return?.() }, surroundings),
  )
}

class LocalSteps implements Steps {
  readonly #steps: Steps
  readonly #surroundings: StreamSurroundings
  #isOver = false

  constructor(steps: Steps, surroundings: StreamSurroundings) {
    this.#steps = steps
    this.#surroundings = surroundings
  }

  async next(): Promise<Step> {
    if (this.#isOver) return { done: true, value: undefined }
    const { within, signal } = this.#surroundings
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
    await this.#surroundings.within(() => this.#steps.leave())
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#surroundings.ended()
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
