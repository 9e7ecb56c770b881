import { STREAM_TYPE } from '../wire/content-types.ts'

/**
 * A response whose stream ends when the caller aborts, as a connection that closes ends it: msw keeps a stream
 * open that has no reader any more. Not by `pipeThrough()`, whose `signal` Node ignores while the reader pauses.
 */
export function abortWithCaller(response: Response, { signal }: Request): Response {
  const { body } = response
  if (body === null || !isStream(response)) return response
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader()
  const left = new AbortController()
  const leave = (reason: unknown): Promise<void> => {
    left.abort()
    return reader.cancel(reason)
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const abort = (): void => {
          controller.error(signal.reason)
          leave(signal.reason).catch(() => undefined)
        }
        if (signal.aborted) abort()
        else signal.addEventListener('abort', abort, { signal: left.signal })
      },
      async pull(controller) {
        const { done, value } = await reader.read()
        if (left.signal.aborted) return
        if (!done) return controller.enqueue(value)
        left.abort()
        controller.close()
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
  return new Response(stream, response)
}

function isStream({ headers }: Response): boolean {
  return headers.get('content-type') === STREAM_TYPE
}
