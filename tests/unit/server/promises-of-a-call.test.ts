/** Promises cost time in a process with `AsyncLocalStorage`, so that a call makes few beside those of the platform. */

import { createHook } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { createMiddleware, createServerFn, type Middleware } from '../../../src/index.ts'
import { appHandler } from '../../support/test-app.ts'
import { ORIGIN, wire } from '../../support/wired-fn.ts'

const BODY = JSON.stringify({ data: { text: 'milk' } })

/** The promises that are made between a request and the text of its response. */
async function promisesOf(url: string, respond: (request: Request) => Promise<Response>) {
  const request = new Request(new URL(url, ORIGIN), {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json' },
    body: BODY,
  })
  let count = 0
  const hook = createHook({
    init(_id, type) {
      if (type === 'PROMISE') count++
    },
  }).enable()
  const text = await (await respond(request)).text()
  hook.disable()
  expect(text).toContain('milk')
  return count
}

/** Those of a handler that only parses and prints. */
function bare(): Promise<number> {
  return promisesOf('/bare', async (request) => {
    const { data } = JSON.parse(await request.text()) as { data: unknown }
    return new Response(JSON.stringify({ result: data }))
  })
}

const respond = (request: Request): Promise<Response> => appHandler(request)

async function called(middleware: readonly Middleware[]): Promise<number> {
  const { server } = wire(
    createServerFn({ method: 'POST' })
      .middleware(middleware)
      .inputValidator((data: { text: string }) => data),
    ({ data }) => data,
  )
  // The first call loads the function.
  await promisesOf(server.url, respond)
  return promisesOf(server.url, respond)
}

const step = (): Middleware =>
  createMiddleware({ type: 'function' }).server(({ next }) => next({ context: { at: 1 } }))

test('a call makes no more promises than a bare handler', async () => {
  await bare()
  expect(await called([])).toBeLessThanOrEqual(await bare())
})

test('each synchronous middleware adds the promise of its next()', async () => {
  const none = await called([])
  expect((await called([step(), step(), step(), step(), step()])) - none).toBe(5)
})

test('arguments of app code have no accessors, which would keep each call in memory', async () => {
  const seen: object[] = []
  const both = createMiddleware({ type: 'function' })
    .client((args) => {
      seen.push(args)
      return args.next()
    })
    .server((args) => {
      seen.push(args)
      return args.next()
    })
  const { client } = wire(createServerFn({ method: 'POST' }).middleware([both]), (args) => {
    seen.push(args)
  })
  await client()
  expect(seen).toHaveLength(3)
  const descriptors = seen.flatMap((args) => Object.values(Object.getOwnPropertyDescriptors(args)))
  expect(descriptors.filter(({ get }) => get !== undefined)).toEqual([])
})
