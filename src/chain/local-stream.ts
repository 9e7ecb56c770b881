import {
  fromIterable,
  fromStream,
  mapSource,
  toGenerator,
  toStream,
  type AsyncSource,
} from '../streams/async-source.ts'

export interface StreamEnvironment {
  readonly within: <T>(run: () => T) => T
  readonly signal: AbortSignal | undefined
  /** Called when the stream has ended, failed or been cancelled. */
  readonly ended: () => void
}

type Stream = AsyncIterable<unknown> | ReadableStream<unknown>

/** Whether a result goes on after the call. */
export function isStream(result: unknown): result is Stream {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result
}

/**
 * The stream of a call in process, which ends as it would over HTTP: when the caller aborts, its reader gets
 * the signal's reason and the `finally` of a generator runs.
 */
export function localStream(result: Stream, { within, signal, ended }: StreamEnvironment): Stream {
  const isReadable = result instanceof ReadableStream
  const source = isReadable ? fromStream(result) : fromIterable(result)
  const scoped: AsyncSource = {
    next: () => within(source.next),
    cancel: (reason) => within(() => source.cancel(reason)),
  }
  const local = mapSource(signal === undefined ? scoped : abortable(scoped, signal), { end: ended })
  return isReadable ? toStream(local) : toGenerator(local)
}

function abortable({ next, cancel }: AsyncSource, signal: AbortSignal): AsyncSource {
  return {
    next: async () => {
      const listening = new AbortController()
      const aborted = new Promise<never>((_resolve, reject) => {
        const abort = (): void => reject(signal.reason)
        signal.addEventListener('abort', abort, { signal: listening.signal })
      })
      try {
        signal.throwIfAborted()
        return await Promise.race([next(), aborted])
      } catch (error) {
        // The caller has the signal's reason, so a failure of the cleanup reaches no one.
        if (signal.aborted) cancel().catch(() => undefined)
        throw error
      } finally {
        listening.abort()
      }
    },
    cancel,
  }
}
