/** A response that a request middleware replaces is cancelled; one that it uses is not. */

import { ORIGIN, PAGE_LOAD, rootWith, routed, treeOf, type Ask } from '../../support/routed.ts'
import { notFound } from '@tanstack/solid-router'
import { afterEach, describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, type RequestMiddleware } from '../../../src/index.ts'
import { happening } from '../../support/events.ts'
import { expectNoneUnhandled } from '../../support/unhandled.ts'
import { wire } from '../../support/wired-fn.ts'
import { Document } from './document.tsx'

expectNoneUnhandled()

const cancelled = { current: happening() }
afterEach(() => {
  cancelled.current = happening()
})

/** A stream that produces one chunk, waits to be released, and records its cancellation. */
function watchedStream(released: Promise<void> = new Promise(() => undefined)) {
  const { resolve } = cancelled.current
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('first')),
    pull: async (controller) => {
      await released
      controller.close()
    },
    cancel: () => resolve(),
  })
}

/** Each streamed response, with a request for it in an app with one request middleware. */
const SOURCES: Readonly<
  Record<string, (middleware: RequestMiddleware, released?: Promise<void>) => Ask>
> = {
  'a result with a stream': (middleware, released) => {
    const { client } = wire(createServerFn({ method: 'POST' }), () => ({
      rows: watchedStream(released),
    }))
    return functionOf(middleware, client.url)
  },
  'a raw Response of a function': (middleware, released) => {
    const { client } = wire(
      createServerFn({ method: 'POST' }),
      () => new Response(watchedStream(released)),
    )
    return functionOf(middleware, client.url)
  },
  'a Response of a route': (middleware, released) => {
    const handlers = { GET: () => new Response(watchedStream(released)) }
    const options = { server: { handlers } }
    return routed({ routeTree: treeOf({ '/x': options }), start: startOf(middleware) })
  },
  'a page with a stream in its data': (middleware, released) => {
    const options = {
      loader: () => ({ rows: watchedStream(released) }),
      component: () => 'the page',
    }
    const root = rootWith({ shellComponent: Document })
    const ask = routed({ routeTree: treeOf({ '/x': options }, root), start: startOf(middleware) })
    return (path) => ask(path, { headers: PAGE_LOAD })
  },
}

function startOf(middleware: RequestMiddleware) {
  return { requestMiddleware: [middleware], serverFns: { onError: () => undefined } }
}

function functionOf(middleware: RequestMiddleware, url: string): Ask {
  const ask = routed({ routeTree: treeOf({ '/x': {} }), start: startOf(middleware) })
  return () => ask(url, { method: 'POST', headers: { origin: ORIGIN } })
}

type Replace = (outcome: { response: Response | undefined }) => unknown

/** A middleware that does this with the outcome of next. */
function middlewareThat(use: Replace): RequestMiddleware {
  // The types forbid to return undefined.
  return createMiddleware().server(async ({ next }) => use(await next()) as Response)
}

const REPLACEMENTS: Readonly<Record<string, Replace>> = {
  'returns another Response': () => new Response('other'),
  'returns an outcome with another': (outcome) => ({ ...outcome, response: new Response('other') }),
  'assigns another to the outcome': (outcome) => {
    outcome.response = new Response('other')
    return outcome
  },
  'throws an error': () => {
    throw new Error('boom')
  },
  'throws a Response': () => {
    throw new Response('other', { status: 418 })
  },
  'throws a not-found': () => {
    throw notFound()
  },
  'returns nothing': () => undefined,
}

describe.each(Object.entries(SOURCES))('%s', (_what, ask) => {
  test.each(Object.entries(REPLACEMENTS))(
    'is cancelled when a middleware %s',
    async (_how, replace) => {
      await ask(middlewareThat(replace))('/x')
      await cancelled.current.promise
    },
  )

  test('is cancelled when an outer middleware replaces it', async () => {
    const outer = middlewareThat(() => new Response('other'))
    const inner = createMiddleware()
      .middleware([outer])
      .server(async ({ next }) => {
        const outcome = await next()
        outcome.response?.headers.set('x-inner', 'seen')
        return outcome
      })
    await ask(inner)('/x')
    await cancelled.current.promise
  })

  test('is cancelled when a middleware calls next again', async () => {
    const retrying = createMiddleware().server(async ({ next }) => {
      await next()
      return next()
    })
    const response = await ask(retrying)('/x')
    await cancelled.current.promise
    await response.body?.cancel()
  })

  test('is cancelled when a middleware replaces it and cancels a copy', async () => {
    const keeping = middlewareThat(({ response }) => {
      // It settles when the original is cancelled, too.
      response
        ?.clone()
        .body?.cancel()
        .catch(() => undefined)
      return new Response('other')
    })
    await ask(keeping)('/x')
    await cancelled.current.promise
  })

  test.each<[string, Replace]>([
    ['reuses its body', ({ response }) => new Response(response?.body ?? null, response)],
    ['wraps its body', ({ response }) => new Response(response?.body?.pipeThrough(copying()))],
    [
      'wraps its body in a stream that reads on demand',
      ({ response }) => new Response(lazily(response?.body as ReadableStream<Uint8Array>)),
    ],
    ['sends a copy of it', ({ response }) => response?.clone()],
    ['passes it on', (outcome) => outcome],
  ])('arrives whole when a middleware %s', async (_how, use) => {
    const released = happening()
    const response = await ask(middlewareThat(use), released.promise)('/x')
    released.resolve()
    expect(await response.text()).toMatch(/first|Zmlyc3Q/)
  })
})

function copying(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream()
}

function lazily(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  return new ReadableStream(
    {
      pull: async (controller) => {
        reader ??= body.getReader()
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    },
    { highWaterMark: 0 },
  )
}
