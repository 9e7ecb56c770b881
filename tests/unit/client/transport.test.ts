import { describe, expect, test } from 'vitest'
import {
  createMiddleware,
  createServerFn,
  ProtocolError,
  ServerFnError,
} from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })

/** A response whose body breaks off after a few bytes. */
function cut(): Response {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{"res'))
      controller.error(new TypeError('terminated'))
    },
  })
  const headers = { 'x-seamline': '1; result', 'content-type': 'application/json' }
  return new Response(body, { headers })
}

describe('a network failure', () => {
  test('is a ProtocolError with its cause and without a status', async () => {
    const cause = new TypeError('fetch failed')
    const { fetch, sent } = fakeFetch(() => Promise.reject(cause))
    const error = await rejectionOf(stubOf(post())({ fetch }))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ code: 'NETWORK', cause })
    expect((error as ProtocolError).status).toBeUndefined()
    expect(sent).toHaveLength(1)
  })

  test('within the body is one as well', async () => {
    const { fetch, sent } = fakeFetch(cut)
    const error = await rejectionOf(stubOf(post())({ fetch }))
    expect(error).toMatchObject({ name: 'ProtocolError', code: 'NETWORK' })
    expect((error as Error).cause).toBeInstanceOf(Error)
    expect(sent).toHaveLength(1)
  })

  test('reaches the client functions as a rejection of next', async () => {
    const codes: unknown[] = []
    const watching = createMiddleware({ type: 'function' }).client(async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        codes.push(error instanceof ProtocolError && error.code)
        return { result: 'offline' }
      }
    })
    const { fetch } = fakeFetch(() => Promise.reject(new TypeError('fetch failed')))
    expect(await stubOf(post().middleware([watching]))({ fetch })).toBe('offline')
    expect(codes).toEqual(['NETWORK'])
  })
})

describe('the client never retries by itself', () => {
  test.each([
    ['a network failure', () => Promise.reject(new TypeError('fetch failed'))],
    ['a cut body', async () => cut()],
    ['a 502', async () => new Response('', { status: 502 })],
    [
      'a 503 with Retry-After',
      async () => new Response('', { status: 503, headers: { 'retry-after': '0' } }),
    ],
    ['an unlabelled page', async () => new Response('<html>')],
    ['a damaged body', async () => labelled('{')],
    [
      'an error of the app',
      async () =>
        labelled('{"error":{"type":"app","code":"X","message":"x"}}', { outcome: '1; error' }),
    ],
    ['a thrown Response', async () => labelled('', { outcome: '1; thrown-response', status: 429 })],
  ])('after %s', async (_what, answer: () => Promise<Response>) => {
    for (const method of ['GET', 'POST'] as const) {
      const { fetch, sent } = fakeFetch(answer)
      await rejectionOf(stubOf(createServerFn({ method }))({ data: 1, fetch }))
      expect(sent).toHaveLength(1)
    }
  })
})

describe('a call through the wire', () => {
  test('is one request to the url of the function, by its method', async () => {
    const { client, requests } = wire(post(), () => 'value')
    expect(await client()).toBe('value')
    expect(requests).toHaveLength(1)
    expect(requests[0]?.method).toBe('POST')
    expect(new URL(requests[0]?.url ?? '').pathname).toBe(client.url)
  })

  test('makes separate requests for concurrent calls', async () => {
    const { client, requests } = wire(
      post().inputValidator((data: number) => data),
      ({ data }) => data * 2,
    )
    expect(await Promise.all([1, 2, 3].map((data) => client({ data })))).toEqual([2, 4, 6])
    expect(requests).toHaveLength(3)
  })

  test("rejects with the class, code, message, data and status of the app's error", async () => {
    const { client } = wire(post(), () => {
      throw new ServerFnError('GONE', { message: 'Gone.', data: { id: [1] }, status: 410 })
    })
    const error = await rejectionOf(client())
    expect(error).toBeInstanceOf(ServerFnError)
    expect(error).toMatchObject({
      code: 'GONE',
      message: 'Gone.',
      data: { id: [1] },
      status: 410,
      errorId: undefined,
    })
  })

  test('ignores unknown options', async () => {
    const { client, requests } = wire(post(), () => 'value')
    await client({ method: 'DELETE', body: 'x' } as object)
    expect(requests[0]?.method).toBe('POST')
    expect(await requests[0]?.text()).toBe('')
  })
})
