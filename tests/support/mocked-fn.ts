/** One stub in front of two servers: a mock of it, and the real endpoint with the same behaviour. */

import { getResponse } from 'msw'
import type { ServerFn } from '../../src/model/server-fn.types.ts'
import { createServerFn } from '../../src/index.ts'
import { mockServerFnOf } from '../../src/testing/mock-server-fn.ts'
import { testApp } from './test-app.ts'
import { ORIGIN, wire } from './wired-fn.ts'
import { stubOf } from './stub.ts'

/** A response without the parts that differ each time. */
export interface PlainAnswer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** The behaviour of a function's server. */
export type Behaviour = (data: unknown) => unknown

/** Both servers of a function with this behaviour. */
export function mockAndEndpoint(method: 'GET' | 'POST', behave: Behaviour) {
  const builder = createServerFn({ method, strict: false }).inputValidator((data: unknown) => data)
  const real = wire(builder, ({ data }) => behave(data))
  const stub = stubOf(builder, real.client.serverFnMeta.id)
  const mock = mockServerFnOf(testApp(), stub, ({ data }) => behave(data))
  return {
    stub,
    /** Sends the same request to both. */
    ask: async (path: string, init: RequestInit = {}) => {
      const request = new Request(new URL(stub.url + path, ORIGIN), init)
      const copy = request.clone()
      const answer = await getResponse([mock], request)
      if (answer === undefined) throw new Error('The mock did not take the request.')
      const { searchParams } = new URL(copy.url)
      const query = searchParams.size === 0 ? '' : `?${searchParams}`
      const body = copy.body === null ? {} : { body: await copy.arrayBuffer() }
      const sent = { method: copy.method, headers: copy.headers, query, ...body }
      return { mocked: await plain(answer), real: await plain(await real.send(sent)) }
    },
  }
}

const ERROR_ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

async function plain(answer: Response): Promise<PlainAnswer> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return {
    status: answer.status,
    headers: [...answer.headers].filter(([name]) => name !== 'date'),
    body: Buffer.from(bytes).toString('latin1').replaceAll(ERROR_ID, 'an id'),
  }
}

/** A `fetch` for stubs in Node, where a path is not a URL. */
export const pageFetch: typeof fetch = (input, init) => fetch(new URL(String(input), ORIGIN), init)

/** The stub of a function, typed by its builder, for calls that msw responds to. */
export function mockableStub<TInput, TResult>(
  fn: ServerFn<TInput, TResult>,
  builder: object,
  id: string,
): ServerFn<TInput, TResult> {
  const stub = stubOf(builder, id)
  const call = (options: object = {}) => stub({ fetch: pageFetch, ...options })
  const { method, serverFnMeta, url } = stub
  // The function's own type: the same builder created it.
  return Object.assign(call, { method, serverFnMeta, url }) as typeof fn
}
