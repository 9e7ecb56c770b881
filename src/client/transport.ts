import type { OutgoingCall, Transport } from '../core/client-chain.ts'
import { SENT } from '../core/outcome.ts'
import { decodeResponse } from '../protocol/decode-response.ts'
import { encodeRequest, type EncodedRequest } from '../protocol/encode-request.ts'
import { NETWORK } from '../shared/error-catalog.ts'
import { ProtocolError, refusal } from '../shared/errors.ts'
import { EMPTY_CONTEXT } from '../shared/merge-context.ts'
import type { ServerFnsOptions } from '../start/create-start.ts'

/** Where calls go. */
export interface Target {
  /** The path of the function's endpoint. */
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly serverFns: ServerFnsOptions
}

/** The end of the client half in a browser: the only `fetch` in the package. */
export function httpTransport({ url, method, serverFns }: Target): Transport {
  return async (call) => {
    const { data, sendContext: context, headers } = call
    const request = encodeRequest({ url, method, data, context, headers })
    try {
      const response = await send(request, call, call.fetch ?? serverFns.fetch ?? fetch)
      const decoded = await decodeResponse(response)
      // A `fetch` that does not heed the signal may have answered all the same.
      call.signal?.throwIfAborted()
      return { ...decoded, [SENT]: EMPTY_CONTEXT }
    } catch (error) {
      // However the abort made itself felt, its caller gets the reason that was given.
      call.signal?.throwIfAborted()
      if (error instanceof ProtocolError && error.code === 'UNKNOWN_FUNCTION') tellStale(serverFns)
      throw error
    }
  }
}

async function send(
  { url, init }: EncodedRequest,
  { signal }: OutgoingCall,
  doFetch: typeof fetch,
): Promise<Response> {
  try {
    return await doFetch(url, signal === undefined ? init : { ...init, signal })
  } catch (cause) {
    throw refusal(NETWORK, undefined, { cause })
  }
}

/** Which hooks have been told that the server has a newer build: each is told once on a page. */
const told = new Set<unknown>()

function tellStale({ onStale }: ServerFnsOptions): void {
  if (onStale === undefined || told.has(onStale)) return
  told.add(onStale)
  onStale()
}
