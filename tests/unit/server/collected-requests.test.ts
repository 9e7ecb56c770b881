import { startWith } from '../../support/three-transports.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createMiddleware } from '../../../src/index.ts'
import { collectGarbage } from '../../support/collect.ts'
import { appHandler } from '../../support/test-app.ts'

/** Starts a request whose middleware waits for its abort; keeps neither request nor response. */
async function begin(signal: AbortSignal, aborted: () => void): Promise<void> {
  const waiting = createMiddleware().server(async ({ request, next }) => {
    await new Promise((resolve) => request.signal.addEventListener('abort', resolve))
    aborted()
    return next()
  })
  startWith({ requestMiddleware: [waiting] })
  void appHandler(new Request('http://localhost/', { signal }))
  // The handler has reached the middleware by then.
  await turn()
}

/**
 * Handles a request and returns the objects that may be collected then: the request, and the
 * context of its scope.
 */
async function answered(): Promise<readonly WeakRef<object>[]> {
  const contexts: WeakRef<object>[] = []
  const noting = createMiddleware().server(async ({ next }) => {
    const outcome = await next({ context: { user: 'ada' } })
    contexts.push(new WeakRef(outcome.context))
    return outcome
  })
  startWith({ requestMiddleware: [noting] })
  const request = new Request('http://localhost/', { signal: new AbortController().signal })
  const response = await appHandler(request)
  await response.text()
  return [new WeakRef(request), ...contexts]
}

/** Starts a request whose middleware never ends, and aborts it. */
async function abortedRequest(): Promise<WeakRef<Request>> {
  const controller = new AbortController()
  const stuck = createMiddleware().server(() => new Promise<never>(() => undefined))
  startWith({ requestMiddleware: [stuck] })
  const request = new Request('http://localhost/', { signal: controller.signal })
  const answer = appHandler(request)
  await turn()
  controller.abort()
  expect((await answer).status).toBe(499)
  return new WeakRef(request)
}

describe('a request without other references', () => {
  test('aborts while it is handled', async () => {
    const controller = new AbortController()
    let isAborted = false
    await begin(controller.signal, () => (isAborted = true))
    await collectGarbage()
    controller.abort()
    await turn()
    expect(isAborted).toBe(true)
  })

  test('is collected after its abort, even if its middleware never ends', async () => {
    const request = await abortedRequest()
    await collectGarbage()
    expect(request.deref()).toBeUndefined()
  })

  test('is collected with its scope after its response', async () => {
    const references = await answered()
    await collectGarbage()
    expect(references).toHaveLength(2)
    expect(references.map((reference) => reference.deref())).toEqual([undefined, undefined])
  })
})
