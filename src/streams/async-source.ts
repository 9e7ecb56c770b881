/** Sequences of items that are pulled, and cancelled when their reader leaves. */

import { dispose } from './dispose.ts'
import { assertStep } from './guards/step.ts'

/** An item, or the end with the value that a generator returned. */
export type Step = IteratorResult<unknown, unknown>

export interface AsyncSource {
  readonly next: () => Promise<Step>
  readonly cancel: (reason?: unknown) => Promise<unknown>
}

export function fromStream(stream: ReadableStream<unknown>): AsyncSource {
  const reader = stream.getReader()
  return { next: () => reader.read(), cancel: (reason) => reader.cancel(reason) }
}

/** Opens the iterator with the first step: an iterator without steps needs no cleanup. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.asyncIterator in value &&
    typeof value[Symbol.asyncIterator] === 'function'
  )
}

export function fromIterable(iterable: AsyncIterable<unknown>): AsyncSource {
  let iterator: AsyncIterator<unknown> | undefined
  return {
    next: async () => {
      iterator ??= iterable[Symbol.asyncIterator]()
      const step: unknown = await iterator.next()
      assertStep(step)
      return step
    },
    cancel: async () => dispose((await iterator?.return?.())?.value),
  }
}

/** One item, which each step resolves to. A rejection counts as handled. */
export function fromPromise(promise: PromiseLike<unknown>): AsyncSource {
  const item = Promise.resolve(promise).then((value) => ({ done: false, value }) as const)
  item.catch(() => undefined)
  return { next: () => item, cancel: async () => undefined }
}

export type SourceEvent =
  | { readonly type: 'item' | 'end'; readonly value: unknown }
  | { readonly type: 'failure'; readonly thrown: unknown }

export async function nextEvent(source: AsyncSource): Promise<SourceEvent> {
  try {
    const { done, value } = await source.next()
    return { type: done === true ? 'end' : 'item', value }
  } catch (thrown) {
    return { type: 'failure', thrown }
  }
}

export interface SourceMap {
  /** Replaces an error; not called for a source that was cancelled. */
  readonly error?: (reason: unknown) => unknown
  /** Called once, when the source ends, fails or is cancelled. */
  readonly end?: () => void
}

/** The same items with another error or an action at the end; after its end the source stays done. */
export function mapSource(source: AsyncSource, { error, end }: SourceMap): AsyncSource {
  let isOver = false
  let isCancelled = false
  const finish = (): void => {
    if (!isOver) end?.()
    isOver = true
  }
  return {
    next: async () => {
      if (isOver) return { done: true, value: undefined }
      try {
        const step = await source.next()
        if (step.done === true) finish()
        return step
      } catch (reason) {
        finish()
        throw isCancelled || error === undefined ? reason : error(reason)
      }
    },
    cancel: (reason) => {
      isCancelled = true
      finish()
      return source.cancel(reason)
    },
  }
}

export function toGenerator(source: AsyncSource): AsyncGenerator<unknown, unknown> {
  const cancel = async (): Promise<void> => void (await source.cancel())
  const generator = {
    next: () => source.next(),
    return: async (value: unknown) => {
      await cancel()
      return { done: true, value: await value } as const
    },
    throw: async (reason: unknown) => {
      await cancel()
      throw reason
    },
    [Symbol.asyncIterator]: () => generator,
    // Some browsers lack the symbol, and so does code that runs there.
    [Symbol.asyncDispose ?? Symbol('none')]: cancel,
  }
  // The type requires the key for disposal by its name.
  return generator as AsyncGenerator<unknown, unknown>
}

/** A stream that pulls an item only when its reader does. */
export function toStream(source: AsyncSource): ReadableStream<unknown> {
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await source.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      cancel: async (reason) => void (await source.cancel(reason)),
    },
    { highWaterMark: 0 },
  )
}
