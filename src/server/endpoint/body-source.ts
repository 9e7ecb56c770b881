import type { ServerRequest } from 'srvx'
import { BODY_USED } from '../../errors/catalog.ts'
import { usageError } from '../../errors/errors.ts'

/** Takes a body chunk by chunk. */
export interface BodySink {
  /** Returns false if it takes no more. */
  readonly receive: (chunk: Uint8Array) => boolean
  readonly finish: () => void
  readonly fail: (error: unknown) => void
}

/** The chunks of a body. */
export interface BodySource {
  readonly start: (sink: BodySink) => void
  /** Ends the stream, of which the rest is not wanted. */
  readonly cancel: (error: unknown) => void
}

/** The source of a request's body, which no code has begun to read; `undefined` for a request without a body. */
export function bodySourceOf(request: Request): BodySource | undefined {
  const incoming = unreadIncoming(request)
  if (incoming !== undefined) return incomingSource(incoming, request)
  const { body } = request
  return body === null ? undefined : streamSource(body.getReader())
}

function streamSource(reader: ReadableStreamDefaultReader<Uint8Array>): BodySource {
  return {
    start(sink) {
      const take = ({ done, value }: ReadableStreamReadResult<Uint8Array>): void => {
        if (done) sink.finish()
        else if (sink.receive(value)) reader.read().then(take, sink.fail)
      }
      reader.read().then(take, (cause: unknown) => sink.fail(readBefore(cause)))
    },
    // The stream may be broken already; then there is nothing to cancel.
    cancel: (error) => void reader.cancel(error).catch(() => undefined),
  }
}

/** For a body that a body parser has read, some hosts pass a stream that fails at once, others an empty one. */
function readBefore(cause: unknown): unknown {
  return cause instanceof TypeError ? usageError(BODY_USED, { by: 'host' }, { cause }) : cause
}

type Incoming = NonNullable<NonNullable<ServerRequest['runtime']>['node']>['req']

/**
 * Node's request behind one of srvx, unless other code reads it or srvx limits it. A web stream around Node's stream takes
 * longer than the rest of a small call.
 */
function unreadIncoming(request: ServerRequest): Incoming | undefined {
  const node: { readonly req: Incoming; readonly maxRequestBodySize?: number } | undefined =
    request.runtime?.node
  if (node === undefined || node.maxRequestBodySize !== undefined) return undefined
  const { req } = node
  const isUnread =
    req.httpVersionMajor === 1 &&
    req.readableFlowing === null &&
    !req.readableEnded &&
    !req.destroyed &&
    req.listenerCount('readable') === 0 &&
    // Some hosts read the body before they pass on the request.
    !('rawBody' in req)
  return isUnread ? req : undefined
}

function incomingSource(incoming: Incoming, request: Request): BodySource {
  return {
    start(sink) {
      incoming
        .on('data', sink.receive)
        .once('end', sink.finish)
        .once('error', sink.fail)
        .once('close', () => sink.fail(new Error('The connection was closed.')))
    },
    // A stream of srvx ends Node's in the way that leaves its connection to the response.
    cancel: (error) => void request.body?.cancel(error).catch(() => undefined),
  }
}
