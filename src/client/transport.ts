import { NETWORK } from '../shared/error-catalog.ts'
import { ProtocolError } from '../shared/errors.ts'
import { EMPTY_CONTEXT } from '../shared/merge-context.ts'
import type { OutgoingCall, Transport } from '../core/client-chain.ts'
import { SENT } from '../core/outcome.ts'
import { decodeResponse } from '../protocol/decode-response.ts'
import { encodeRequest, type EncodedRequest } from '../protocol/encode-request.ts'

/** The end of the client half in a browser: the only `fetch` in the package. */
export function httpTransport(url: string, method: 'GET' | 'POST'): Transport {
  return async (call) => {
    const { data, sendContext: context, headers } = call
    const request = encodeRequest({ url, method, data, context, headers })
    try {
      const received = await decodeResponse(await send(request, call))
      return { ...received, [SENT]: EMPTY_CONTEXT }
    } catch (error) {
      // However the abort made itself felt, its caller gets the reason that was given.
      call.signal?.throwIfAborted()
      throw error
    }
  }
}

async function send({ url, init }: EncodedRequest, call: OutgoingCall): Promise<Response> {
  const request: RequestInit = call.signal === undefined ? init : { ...init, signal: call.signal }
  try {
    return await (call.fetch ?? fetch)(url, request)
  } catch (cause) {
    throw new ProtocolError(NETWORK.code, NETWORK.describe(), { cause })
  }
}
