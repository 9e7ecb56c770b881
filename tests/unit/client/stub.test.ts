import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, type Middleware } from '../../../src/index.ts'
import { fakeFetch, labelled, stubOf } from '../../support/stub.ts'

const ok = () => labelled('{"result":"value"}')

describe('a client stub', () => {
  test('has its url, method and id, and neither name nor file', () => {
    const stub = stubOf(createServerFn({ method: 'POST' }), 'abc123')
    expect(stub.url).toBe('/_serverFn/abc123')
    expect(stub.method).toBe('POST')
    expect(stub.serverFnMeta).toEqual({ id: 'abc123' })
    expect(stubOf(createServerFn()).method).toBe('GET')
  })

  test('can be passed as a plain function', async () => {
    const { fetch } = fakeFetch(ok)
    const stub = stubOf(createServerFn())
    const calls = [stub].map((each) => each({ fetch }))
    expect(await Promise.all(calls)).toEqual(['value'])
  })

  test('can be called without options and then uses the global fetch', async () => {
    const { fetch, sent } = fakeFetch(ok)
    const original = globalThis.fetch
    globalThis.fetch = fetch
    try {
      expect(await stubOf(createServerFn())()).toBe('value')
    } finally {
      globalThis.fetch = original
    }
    expect(sent.map(({ url, method }) => [url, method])).toEqual([['/_serverFn/stub', 'GET']])
  })

  test('runs the client functions of its middleware again for each call', async () => {
    let runs = 0
    const counting: Middleware = createMiddleware({ type: 'function' }).client(({ next }) => {
      runs++
      return next({ headers: { run: String(runs) } })
    })
    const { fetch, sent } = fakeFetch(ok)
    const stub = stubOf(createServerFn().middleware([counting]))
    await stub({ fetch })
    await stub({ fetch })
    expect(sent.map(({ headers }) => headers.get('run'))).toEqual(['1', '2'])
  })

  test('returns a promise, also when a client function throws synchronously', async () => {
    const throwing = createMiddleware({ type: 'function' }).client(() => {
      throw new Error('no token')
    })
    const promise = stubOf(createServerFn().middleware([throwing]))()
    expect(promise).toBeInstanceOf(Promise)
    await expect(promise).rejects.toThrow('no token')
  })

  test('waits for an asynchronous client function before it sends', async () => {
    const waiting = createMiddleware({ type: 'function' }).client(async ({ next }) => {
      await new Promise(setImmediate)
      return next()
    })
    const { fetch, sent } = fakeFetch(ok)
    const promise = stubOf(createServerFn().middleware([waiting]))({ fetch })
    expect(sent).toHaveLength(0)
    expect(await promise).toBe('value')
    expect(sent).toHaveLength(1)
  })
})
