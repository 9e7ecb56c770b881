import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, SeamlineError } from '../../../../src/index.ts'
import {
  getRequest,
  getRequestHeader,
  getRequestHeaders,
  setResponseHeader,
  setResponseStatus,
} from '../../../../src/server.ts'
import { rejectionOf, thrownBy } from '../../../support/failures.ts'
import { ORIGIN, wire } from '../../../support/wired-fn.ts'
import { appHandler } from '../../../support/test-app.ts'

describe('outside a request', () => {
  test.each([
    ['getRequest', () => getRequest()],
    ['getRequestHeaders', () => getRequestHeaders()],
    ['getRequestHeader', () => getRequestHeader('x')],
    ['setResponseStatus', () => setResponseStatus(200)],
    ['setResponseHeader', () => setResponseHeader('x', 'y')],
  ])('%s throws an error with its name', (name, call) => {
    const error = thrownBy(call)
    expect(error).toBeInstanceOf(SeamlineError)
    expect(error).toMatchObject({ code: 'NO_REQUEST' })
    expect(String(error)).toContain(`\`${name}()\``)
    expect(String(error)).toMatch(
      / at tests\/unit\/server\/request\/request-context\.test\.ts:\d+:\d+\. /,
    )
  })

  test('a function called in process has no request either', async () => {
    const { server } = wire(createServerFn(), () => getRequest().url)
    expect(await rejectionOf(server())).toMatchObject({ code: 'NO_REQUEST' })
  })

  test('the scope ends with the response', async () => {
    await wire(createServerFn(), () => 0).send()
    expect(thrownBy(() => getRequest())).toMatchObject({ code: 'NO_REQUEST' })
  })
})

describe('in a request', () => {
  test('the request is the object that the host passed', async () => {
    const seen: Request[] = []
    const { client } = wire(createServerFn(), () => {
      seen.push(getRequest())
      return getRequestHeaders() === getRequest().headers
    })
    const request = new Request(`${ORIGIN}${client.url}`, { headers: { origin: ORIGIN } })
    const response = await appHandler(request)
    expect(await response.json()).toEqual({ result: true })
    expect(seen[0]).toBe(request)
  })

  test('a header is found in any case, and is undefined if absent', async () => {
    const { send } = wire(createServerFn(), () => [
      getRequestHeader('X-Name'),
      getRequestHeader('x-name'),
      getRequestHeader('x-other') === undefined,
    ])
    const response = await send({ headers: { 'x-NAME': 'v' } })
    expect(await response.json()).toEqual({ result: ['v', 'v', true] })
  })

  test('a header that is set twice has its last value, and a list has a line per value', async () => {
    const { send } = wire(createServerFn(), () => {
      setResponseHeader('x-name', 'first')
      setResponseHeader('X-Name', 'second')
      setResponseHeader('set-cookie', ['a=1', 'b=2'])
      setResponseHeader('vary', ['accept', 'cookie'])
    })
    const { headers } = await send()
    expect(headers.get('x-name')).toBe('second')
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(headers.get('vary')).toBe('accept, cookie')
  })

  test('a status that is set twice is the last one, without the reason of the first', async () => {
    const { send } = wire(createServerFn(), () => {
      setResponseStatus(201, 'Made')
      setResponseStatus(202)
    })
    const response = await send()
    expect([response.status, response.statusText]).toEqual([202, ''])
  })

  test('middleware and handler share one response', async () => {
    const outer = createMiddleware({ type: 'function' }).server(async ({ next }) => {
      setResponseHeader('x-outer', 'before')
      const outcome = await next()
      setResponseHeader('x-outer', 'after')
      setResponseStatus(203)
      return outcome
    })
    const { send } = wire(createServerFn().middleware([outer]), () => {
      setResponseStatus(201)
      setResponseHeader('x-handler', 'v')
    })
    const response = await send()
    expect(response.status).toBe(203)
    expect(response.headers.get('x-outer')).toBe('after')
    expect(response.headers.get('x-handler')).toBe('v')
  })

  test('the scope lasts through every kind of waiting', async () => {
    const { send } = wire(createServerFn(), async () => {
      const seen: unknown[] = [getRequestHeader('x-id')]
      await Promise.resolve()
      seen.push(getRequestHeader('x-id'))
      await new Promise(setImmediate)
      seen.push(getRequestHeader('x-id'))
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      seen.push(getRequestHeader('x-id'))
      await new Promise<void>((resolve) => {
        queueMicrotask(() => {
          seen.push(getRequestHeader('x-id'))
          resolve()
        })
      })
      await new Promise((resolve) => {
        process.nextTick(resolve)
      })
      seen.push(getRequestHeader('x-id'))
      return seen
    })
    const response = await send({ headers: { 'x-id': '7' } })
    expect(await response.json()).toEqual({ result: ['7', '7', '7', '7', '7', '7'] })
  })
})

const idOf = () => Number(getRequestHeader('x-id'))

/** Waits in one of several ways, chosen by a number. */
const pause = (choice: number): Promise<unknown> => {
  if (choice % 4 === 0) return Promise.resolve()
  if (choice % 4 === 1) return new Promise(setImmediate)
  if (choice % 4 === 2) return new Promise((resolve) => queueMicrotask(() => resolve(undefined)))
  return new Promise((resolve) => process.nextTick(resolve))
}

test('500 interleaved requests share no data', async () => {
  let running = 0
  let most = 0
  const tagging = createMiddleware({ type: 'function' }).server(async ({ next }) => {
    const id = idOf()
    await pause(id)
    return next({ context: { id }, sendContext: { id } })
  })
  const inner = wire(createServerFn(), async ({ context }) => {
    await pause(idOf() + 1)
    return [idOf(), 'id' in context]
  })
  const { send } = wire(
    createServerFn({ method: 'POST' })
      .middleware([tagging])
      .inputValidator((data: number) => data),
    async ({ data, context }) => {
      most = Math.max(most, ++running)
      const ids = new Set([data, context.id])
      for (let round = 0; round < 8; round++) {
        await pause(data * 7 + round * 3)
        ids.add(idOf())
      }
      setResponseHeader('x-answer', String(data))
      setResponseStatus(200 + (data % 50))
      const [innerId, sees] = await inner.server()
      running--
      return [...ids, innerId, sees]
    },
  )
  const answers = await Promise.all(
    Array.from({ length: 500 }, async (_, id) => {
      const response = await send({
        method: 'POST',
        headers: { 'x-id': String(id), 'content-type': 'application/json' },
        body: `{"data":${id}}`,
      })
      return [id, response.status, response.headers.get('x-answer'), await response.json()]
    }),
  )
  for (const [id, status, header, body] of answers) {
    const number = Number(id)
    const chosen = 200 + (number % 50)
    expect(status).toBe([204, 205].includes(chosen) ? 200 : chosen)
    expect(header).toBe(String(id))
    expect(body).toEqual({ result: [id, id, false], context: { id } })
  }
  // They did run concurrently.
  expect(most).toBeGreaterThan(100)
})
