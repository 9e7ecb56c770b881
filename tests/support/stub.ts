/** A client stub in front of a server that the test simulates. */

import { createStub } from '../../src/client/stub.ts'
import type { ServerFn } from '../../src/model/server-fn.types.ts'
import { testApp } from './test-app.ts'

/** The client stub of a builder, as compiled code creates it. */
export function stubOf(builder: object, id = 'stub'): ServerFn<unknown, unknown> {
  return createStub(testApp, builder as Parameters<typeof createStub>[1], id)
}

/** A request to a fake `fetch`. */
export interface SentRequest {
  readonly url: string
  readonly method: string | undefined
  readonly headers: Headers
  readonly body: string | undefined
  readonly signal: AbortSignal | null | undefined
}

/** A `fetch` with the test's response, which records its requests. */
export function fakeFetch(answer: () => Response | Promise<Response>): {
  readonly fetch: typeof fetch
  readonly sent: readonly SentRequest[]
} {
  const sent: SentRequest[] = []
  return {
    sent,
    fetch: async (input, init = {}) => {
      sent.push({
        url: String(input),
        method: init.method,
        headers: new Headers(init.headers),
        body: init.body as string | undefined,
        signal: init.signal,
      })
      return answer()
    },
  }
}

/** A response of the endpoint, with any body and label. */
export function labelled(
  body: string | null,
  init: {
    readonly outcome?: string
    readonly status?: number
    readonly contentType?: string
  } = {},
): Response {
  const { outcome = '1; result', status = 200, contentType = 'application/json' } = init
  return new Response(body, {
    status,
    headers: { 'x-seamline': outcome, 'content-type': contentType },
  })
}
