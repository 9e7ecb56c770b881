import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createMiddleware, createServerFn, SeamlineError } from '../../src/index.ts'
import { thrownBy } from '../support/failures.ts'

/** Untransformed code: `.handler()` is called as written. */
describe('an uncompiled server function on the server', () => {
  test('runs in process, with client and server functions and validators', async () => {
    const round = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ sendContext: { sent: 1 } }))
      .server(({ next, context }) => next({ context: { set: context.sent + 1 } }))
    const fn = createServerFn({ method: 'POST' })
      .middleware([round])
      .inputValidator(z.object({ n: z.number() }))
      .handler(({ data, context }) => data.n + context.set)
    expect(await fn({ data: { n: 40 } })).toBe(42)
    await expect(fn({ data: { n: 'x' as never } })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    })
  })

  test('always returns a promise, also when its handler throws synchronously', async () => {
    const fn = createServerFn().handler(() => {
      throw new Error('broken')
    })
    const promise = fn()
    expect(promise).toBeInstanceOf(Promise)
    await expect(promise).rejects.toThrow('broken')
  })

  test('has a method and the name of its handler, and no url', () => {
    const fn = createServerFn({ method: 'POST' }).handler(function addNote() {
      return 0
    })
    expect(fn.method).toBe('POST')
    expect(fn.serverFnMeta.name).toBe('addNote')
    const error = thrownBy(() => fn.url)
    expect(error).toBeInstanceOf(SeamlineError)
    expect(error).toMatchObject({ code: 'NOT_COMPILED' })
  })
})
