import { startWith } from '../../support/three-transports.ts'
import { expect, test } from 'vitest'
import { createMiddleware, createServerFn } from '../../../src/index.ts'
import { getCookie, getRequestHeader, setCookie, setResponseHeader } from '../../../src/server.ts'
import { request } from '../../support/raw-requests.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const REQUESTS = 10_000
const AT_ONCE = 2000

/** Pseudo-random numbers, the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The request's data as read within it. */
const ofRequest = () => [getRequestHeader('x-id'), getCookie('id')]

test('10,000 interleaved requests share no data', async () => {
  const random = randomNumbers(42)
  const pause = async (): Promise<void> => {
    const rounds = Math.floor(random() * 3)
    for (let round = 0; round < rounds; round++) {
      if (random() < 0.5) await new Promise((resolve) => setImmediate(resolve))
      else await new Promise<void>((resolve) => queueMicrotask(resolve))
    }
  }
  let running = 0
  let most = 0

  startWith({
    requestMiddleware: [
      createMiddleware().server(async ({ next, request: { headers } }) => {
        most = Math.max(most, ++running)
        await pause()
        const outcome = await next({ context: { chain: headers.get('x-id') } })
        await pause()
        running--
        return outcome
      }),
    ],
  })
  const sending = (key: string) =>
    createMiddleware({ type: 'function' })
      .inputValidator((data: string) => data)
      .client(({ next, data }) => next({ sendContext: { [key]: data } }))
      .server(async ({ next, data }) => {
        await pause()
        return next({ context: { [`${key}Server`]: data }, sendContext: { [`${key}Back`]: data } })
      })
  const inner = wire(
    createServerFn({ method: 'POST' }).middleware([sending('inner')]),
    async ({ context, data }) => {
      await pause()
      setCookie(`inner${data}`, data)
      await pause()
      return [{ ...context }, ...ofRequest(), getRequestHeader('x-call')]
    },
  )
  const outer = wire(
    createServerFn({ method: 'POST' }).middleware([sending('outer')]),
    async ({ context, data }) => {
      const before = ofRequest()
      await pause()
      setCookie(`outer${data}`, data)
      setResponseHeader('x-answer', data)
      const nested = await inner.server({ data: `${data}n`, headers: { 'x-call': data } })
      await pause()
      return { data, before, after: ofRequest(), context: { ...context }, nested }
    },
  )

  const one = async (id: string): Promise<void> => {
    await pause()
    const answer = await request(outer.client.url, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        'x-id': id,
        cookie: `id=${id}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ data: id, context: { outer: id } }),
    })
    expect(answer.headers.get('x-answer')).toBe(id)
    expect(answer.headers.getSetCookie()).toEqual([
      `outer${id}=${id}; Path=/`,
      `inner${id}n=${id}n; Path=/`,
    ])
    expect(await answer.json()).toEqual({
      result: {
        data: id,
        before: [id, id],
        after: [id, id],
        context: { outer: id, chain: id, outerServer: id },
        nested: [{ inner: `${id}n`, chain: id, innerServer: `${id}n` }, id, id, id],
      },
      context: { outerBack: id },
    })
  }
  for (let first = 0; first < REQUESTS; first += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => one(String(first + index))))
  }
  // They did run concurrently.
  expect(most).toBeGreaterThan(1000)
}, 60_000)
