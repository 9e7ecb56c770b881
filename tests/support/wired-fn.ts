/** Connects a client stub with its implementation through the real handler, without a port. */

import { createStub } from '../../src/client/stub.ts'
import type { ServerFn } from '../../src/model/server-fn.types.ts'
import type { Settled } from '../../src/utils/maybe-promise.ts'
import { createServerFn } from '../../src/index.ts'
import { implementServerFn } from '../../src/server/endpoint/implementation.ts'
import { addFunction, appHandler, testApp } from './test-app.ts'

export const ORIGIN = 'http://localhost'

/** The part of a builder that `wire` needs: a handler can be attached to it. */
interface EndsInHandler<TArgs, TInput> {
  handler<TResult>(handler: (args: TArgs) => TResult): ServerFn<TInput, Settled<TResult>>
}

/** The stub and the implementation of a function, as compiled code creates them. */
export interface Wired<TInput, TResult> {
  /** Called in a browser: goes through the wire. */
  readonly client: ServerFn<TInput, TResult>
  /** Called on the server: runs in process. */
  readonly server: ServerFn<TInput, TResult>
  /** Each request that reached the endpoint. */
  readonly requests: readonly Request[]
  /** Each response of the endpoint. */
  readonly responses: readonly Response[]
  /** Sends a custom request to the function's endpoint. */
  readonly send: (init?: RequestInit & { readonly query?: string }) => Promise<Response>
}

let made = 0

/** Creates the stub and the implementation from one builder, as the transform would. */
export function wire<TArgs, TInput, TResult>(
  builder: EndsInHandler<TArgs, TInput>,
  handle: (args: TArgs) => TResult,
): Wired<TInput, Settled<TResult>> {
  const id = `test-${++made}`
  const requests: Request[] = []
  const responses: Response[] = []
  // The transform returns the same builder; the stub and the implementation read its record.
  const record = builder as never as Parameters<typeof createStub>[1]
  const meta = { id, name: `fn${made}`, filename: 'tests/fn.ts' }
  const server = implementServerFn(testApp, record, meta, handle as never)
  addFunction(id, async () => server)

  const answer = async (request: Request): Promise<Response> => {
    requests.push(request.clone())
    const response = await appHandler(request)
    responses.push(copyOf(response))
    return response
  }
  const pageFetch: typeof fetch = (input, init) => {
    const request = new Request(new URL(String(input), ORIGIN), init)
    request.headers.set('origin', ORIGIN)
    return answer(request)
  }
  const stub = createStub(testApp, record, id)
  const client = (options: object = {}) => stub({ fetch: pageFetch, ...options })
  const send: Wired<TInput, TResult>['send'] = ({ query = '', ...init } = {}) => {
    const headers = new Headers(init.headers)
    if (!headers.has('origin')) headers.set('origin', ORIGIN)
    return answer(new Request(`${ORIGIN}${stub.url}${query}`, { ...init, headers }))
  }
  const typed = Object.assign(client, { method: stub.method, serverFnMeta: stub.serverFnMeta })
  return {
    // The builder's types determine the argument and the result of both callables.
    client: Object.defineProperty(typed, 'url', { get: () => stub.url }) as never,
    server: server as never,
    requests,
    responses,
    send,
  }
}

/**
 * A copy for assertions; only the head of a streamed response, because a second reader would change
 * its pace.
 */
export function copyOf(response: Response): Response {
  const goesOn = response.headers.get('content-type') === 'application/vnd.seamline.stream'
  return goesOn ? new Response(null, response) : response.clone()
}

export { createServerFn }
