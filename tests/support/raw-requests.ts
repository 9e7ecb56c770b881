/** Requests to the endpoint that no client stub would make. */

import { appHandler } from './test-app.ts'
import { ORIGIN } from './wired-fn.ts'

/** Sends exactly these headers to a path; nothing is added. */
export function request(
  path: string,
  { body, ...init }: RequestInit & { readonly body?: BodyInit | null } = {},
): Promise<Response> {
  // A stream needs `duplex`, which some types of RequestInit lack.
  const withBody = body === undefined ? {} : { body, duplex: 'half' }
  return appHandler(new Request(`${ORIGIN}${path}`, { ...init, ...withBody }))
}

/** A POST of JSON text by a page of this site. */
export function post(path: string, body: BodyInit | null, headers: HeadersInit = {}) {
  const all = new Headers({ origin: ORIGIN, 'content-type': 'application/json' })
  new Headers(headers).forEach((value, name) => all.set(name, value))
  return request(path, { method: 'POST', body, headers: all })
}

/** The endpoint's description of a failure. */
export interface ErrorBody {
  readonly error: {
    readonly type: string
    readonly code: string
    readonly message: string
    readonly data?: unknown
    readonly issues?: unknown
    readonly errorId?: string
  }
}

/** The error in a response. */
export async function errorOf(response: Response): Promise<ErrorBody['error']> {
  // The endpoint's documented shape; with another one, the test's assertions fail.
  return ((await response.json()) as ErrorBody).error
}

/** A body that counts its reads and records its cancellation. */
export function watchedBody(chunks: readonly Uint8Array[], ends = true) {
  const seen = { pulls: 0, cancelled: false }
  const left = [...chunks]
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.pulls++
        const chunk = left.shift()
        if (chunk !== undefined) controller.enqueue(chunk)
        else if (ends) controller.close()
        // Otherwise it stays pending, like a client that keeps the connection open.
        else return new Promise<void>(() => {})
        return undefined
      },
      cancel() {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, seen }
}
