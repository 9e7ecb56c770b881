/** What goes on after an answer has begun: promises, streams and iterables, one item at a time. */

import { assertStep } from './guards/sender-limits.ts'
import { dispose } from '../streams/dispose.ts'

/** What a source has come to. */
export type SourceEvent =
  | { readonly type: 'item'; readonly value: unknown }
  | { readonly type: 'end'; readonly value: unknown }
  | { readonly type: 'failure'; readonly thrown: unknown }

/** A value of a result that is not known yet, or not wholly. */
export interface AsyncSource {
  /** Asks for what comes next; resolves to it, and never rejects. */
  readonly next: () => Promise<SourceEvent>
  /** Whether its first item is its last. */
  readonly isSingle: boolean
  /** Whether a long run of bytes may arrive in pieces. */
  readonly isDivisible: boolean
  /** Lets go of it: nobody will read the rest. */
  readonly close: (reason: unknown) => Promise<unknown>
}

/**
 * The source behind a value, by the tag of its codec.
 *
 * @throws TypeError for a stream that has a reader already
 */
export function openAsyncSource(value: object, tag: string): AsyncSource {
  // The codec with this tag has taken the value.
  if (tag === 'promise') return promiseSource(value as PromiseLike<unknown>)
  if (tag === 'stream') return streamSource(value as ReadableStream<unknown>)
  return iterableSource(value as AsyncIterable<unknown>)
}

function promiseSource(promise: PromiseLike<unknown>): AsyncSource {
  // At once: a rejection that nobody has looked at would end the process.
  const settled = eventOf(async () => ({ done: false, value: await promise }))
  return {
    next: () => settled,
    isSingle: true,
    isDivisible: false,
    close: async () => undefined,
  }
}

function streamSource(stream: ReadableStream<unknown>): AsyncSource {
  const reader = stream.getReader()
  return {
    next: () => eventOf(() => reader.read()),
    isSingle: false,
    isDivisible: true,
    close: (reason) => reader.cancel(reason),
  }
}

function iterableSource(iterable: AsyncIterable<unknown>): AsyncSource {
  let iterator: AsyncIterator<unknown> | undefined
  return {
    next: () =>
      eventOf(async () => {
        iterator ??= iterable[Symbol.asyncIterator]()
        const step: unknown = await iterator.next()
        assertStep(step)
        return step
      }),
    isSingle: false,
    isDivisible: false,
    // A generator that was never asked has nothing to finish.
    close: async () => dispose((await iterator?.return?.())?.value),
  }
}

interface Step {
  readonly done?: boolean | undefined
  readonly value?: unknown
}

async function eventOf(step: () => Promise<Step>): Promise<SourceEvent> {
  try {
    const { done, value } = await step()
    return { type: done === true ? 'end' : 'item', value }
  } catch (thrown) {
    return { type: 'failure', thrown }
  }
}
