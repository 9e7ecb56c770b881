/** The endpoint in an msw handler: its URLs, its limits, and the ends of its responses. */

import type { App } from '../app/app.ts'
import { ProtocolError, type SeamlineError } from '../errors/errors.ts'
import type { Limits } from '../serialization/limits.ts'
import { serializersFor } from '../serialization/serializer.ts'
import { respondWithFailure } from '../server/response/respond.ts'
import { fromStream, toStream } from '../streams/async-source.ts'
import { STREAM_TYPE } from '../wire/content-types.ts'
import { encodeError } from '../wire/encode-response.ts'
import { OUTCOME } from '../wire/protocol.ts'

type HasEndpoint = Pick<App, 'endpoint'>

/** Matches the URL of a function, or of all, on any host. In a path, msw would give characters of an id a meaning. */
export function endpointPattern(app: HasEndpoint, id?: string): RegExp {
  const path = `${endpointPath(app)}/${id ?? ''}`.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  return new RegExp(String.raw`^https?://[^/]+${path}${id === undefined ? '[^/]+' : ''}$`)
}

/** The id in the URL of a call. */
export function idIn(app: HasEndpoint, request: Request): string {
  return new URL(request.url).pathname.slice(endpointPath(app).length + 1)
}

function endpointPath({ endpoint }: HasEndpoint): string {
  return new URL(endpoint(), 'http://localhost').pathname
}

/** No limits: a stub does not have those of its function. */
export const NO_LIMITS: Partial<Limits> = Object.fromEntries(
  (['body', 'query', 'nodes', 'keys', 'items', 'entries', 'parts'] as const).map((limit) => [
    limit,
    Number.MAX_SAFE_INTEGER,
  ]),
)

/** Responds with the code and message of a mistake in the test, which the endpoint would mask. */
export function rejectCall({ code, message }: SeamlineError): Response {
  const shown = new ProtocolError(code, message, { status: 500 })
  return respondWithFailure(encodeError(shown, serializersFor([])), OUTCOME.error, { status: 500 })
}

/**
 * Ends the stream of a response when the caller aborts, like a closed connection: msw keeps the streams of callers
 * that have left. Node ignores the `signal` of `pipeThrough()` while the reader pauses.
 */
export function abortWithCaller(response: Response, { signal }: Request): Response {
  const { body, headers } = response
  if (body === null || headers.get('content-type') !== STREAM_TYPE) return response
  const source = fromStream(body)
  const aborted = new Promise<never>((_resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason)
      source.cancel(signal.reason).catch(() => undefined)
    }
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
  aborted.catch(() => undefined)
  const next = async () => Promise.race([aborted, source.next()])
  const stream = toStream({ ...source, next })
  // The items of the body are bytes.
  return new Response(stream as ReadableStream<Uint8Array>, response)
}
