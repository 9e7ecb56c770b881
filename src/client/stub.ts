import {
  type OutgoingCall,
  type Transport,
  clientStepsOf,
  runClientChain,
} from '../chain/client-chain.ts'
import { SEND_CONTEXT } from '../model/outcome.ts'
import { connectionFailed, ProtocolError } from '../errors/errors.ts'
import { decodeResponse } from '../wire/decode-response.ts'
import { encodeRequest, type EncodedRequest } from '../wire/encode-request.ts'
import { EMPTY_CONTEXT } from '../model/context.ts'
import type { ServerFnsOptions } from '../app/create-start.ts'
import type { ClientStart } from '../app/resolved-start.ts'
import type { HasServerFnDefinition } from '../builder/create-server-fn.ts'
import type { ServerFn } from '../model/server-fn.types.ts'
import { DEFINITION } from '../model/definition.ts'
import { flattenMiddleware } from '../chain/flatten-middleware.ts'
import { memoize } from '../utils/memoize.ts'
import { toServerFn } from '../builder/to-server-fn.ts'
import type { ClientApp } from './client-app.ts'

export interface Target {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly start: Pick<ClientStart, 'serverFns' | 'adapters'>
}

/** The end of the client side in a browser: the only `fetch` in the package. */
export function httpTransport({ url, method, start }: Target): Transport {
  const { serverFns, adapters } = start
  return async (call) => {
    try {
      const request = await encodeRequest({ ...call, url, method, adapters })
      // The caller may have aborted meanwhile.
      call.signal?.throwIfAborted()
      const response = await send(request, call, serverFns)
      const decoded = await decodeResponse(response, adapters, call.signal, serverFns.streams)
      return { ...decoded, [SEND_CONTEXT]: EMPTY_CONTEXT }
    } catch (error) {
      if (error instanceof ProtocolError && error.code === 'UNKNOWN_FUNCTION')
        reportStale(serverFns)
      throw error
    } finally {
      // An aborted call rejects with the signal's reason, even if `fetch` ignored the signal.
      call.signal?.throwIfAborted()
    }
  }
}

async function send(
  { url, init }: EncodedRequest,
  { signal, fetch: own }: OutgoingCall,
  { fetch: ofApp, endpoint }: ServerFnsOptions,
): Promise<Response> {
  const doFetch = own ?? ofApp ?? fetch
  try {
    return await doFetch(url, {
      ...init,
      ...(signal && { signal }),
      // Without it, a browser sends no cookies to another origin.
      ...(endpoint && { credentials: 'include' }),
    })
  } catch (cause) {
    return connectionFailed(cause)
  }
}

/** The `onStale` hooks that were called: each once per page. */
const notified = new Set<unknown>()

function reportStale({ onStale }: ServerFnsOptions): void {
  if (notified.has(onStale)) return
  notified.add(onStale)
  onStale?.()
}

/** Makes the client stub of a server function. It reads `app` when called, because the app may still be loading. */
export function createStub(
  app: () => ClientApp,
  builder: HasServerFnDefinition,
  id: string,
  stepsOf: typeof clientStepsOf = clientStepsOf,
): ServerFn<unknown, unknown> {
  const { method, middleware } = builder[DEFINITION]
  // Request middleware has no client function, so that none of these has run around the request.
  const plan = memoize(({ globals }: ClientStart['inRequest']) =>
    stepsOf(flattenMiddleware([...globals, ...middleware])),
  )
  const meta = { id }
  const url = (): string => `${app().endpoint()}/${id}`

  return toServerFn(
    async (options = {}) => {
      const { data, ...settings } = options
      settings.signal?.throwIfAborted()
      const start = await app().start()
      const transport = httpTransport({ url: url(), method, start })
      return runClientChain(plan(start.inRequest), { data, method, meta, settings }, transport)
    },
    { method, serverFnMeta: meta, url },
  )
}
