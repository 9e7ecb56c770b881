/**
 * Promises and streams that continue after a page has begun: their failures are masked and reported
 * once.
 */

import { PAGE_LOAD, rootWith, routed, treeOf } from '../../support/routed.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { runInNewContext } from 'node:vm'
import { createResource, Suspense } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { listOf, readableOf } from '../../support/streams.ts'
import { wire } from '../../support/wired-fn.ts'
import { Document } from './document.tsx'

const SENTINEL = 'hunter2'

async function* iterated(reason: unknown) {
  yield 'first'
  throw reason
}

const STREAMS: Readonly<Record<string, (reason: unknown) => object>> = {
  'an async generator': iterated,
  'an object that is async iterable': (reason) => ({
    title: 'own',
    [Symbol.asyncIterator]: () => iterated(reason),
  }),
  'a generator that a function returns': (reason) =>
    wire(createServerFn(), () => iterated(reason)).server() as Promise<object>,
  'an iterator without a return method': (reason) => ({
    [Symbol.asyncIterator]: () => ({
      next: vi
        .fn<() => Promise<unknown>>()
        .mockResolvedValueOnce({ done: false, value: 'first' })
        .mockRejectedValue(reason),
    }),
  }),
  'a ReadableStream': (reason) =>
    new ReadableStream({
      start: (controller) => controller.enqueue('first'),
      pull: () => Promise.reject(reason),
    }),
  'a stream in a promise': (reason) => Promise.resolve({ inner: iterated(reason) }),
  'a stream in a stream': (reason) =>
    (async function* () {
      yield iterated(reason)
    })(),
}

const REASONS: Readonly<Record<string, unknown>> = {
  'an error': new Error(SENTINEL),
  'an object': { secret: SENTINEL },
  text: SENTINEL,
}

/** The sources of a page's values. */
const PLACES: Readonly<Record<string, (make: () => object) => object>> = {
  'a loader': (make) => ({ loader: () => ({ data: make() }), component: () => 'the page' }),
  beforeLoad: (make) => ({ beforeLoad: () => ({ data: make() }), component: () => 'the page' }),
  'a resource': (make) => ({
    component: () => {
      const [data] = createResource(async () => ({ data: make() }))
      return <Suspense fallback="waiting">{data() && 'the page'}</Suspense>
    },
  }),
}

async function load(options: object) {
  const reports: ErrorReport[] = []
  const ask = routed({
    routeTree: treeOf({ '/': options }, rootWith({ shellComponent: Document })),
    start: { serverFns: { onError: (report) => reports.push(report) } },
  })
  const response = await ask('/', { headers: PAGE_LOAD })
  return { html: await response.text(), reports, status: response.status }
}

describe.each(Object.entries(PLACES))('from %s', (_place, inPlace) => {
  describe.each(Object.entries(STREAMS))('%s', (name, make) => {
    test.each(Object.entries(REASONS))('that fails with %s', async (_reason, reason) => {
      const { html, reports, status } = await load(inPlace(() => make(reason)))
      expect(status).toBe(200)
      expect(html).not.toContain(SENTINEL)
      expect(html).toContain('first')
      if (name.startsWith('an object')) expect(html).toContain('own')
      expect(reports.map(({ error }) => error)).toEqual([reason])
      expect(html).toContain(reports[0]?.errorId)
    })
  })
})

test.each(Object.entries(REASONS))(
  'a promise that rejects with %s is masked',
  async (_, reason) => {
    const loader = () => ({ later: turn().then(() => Promise.reject(reason)) })
    const { html, reports, status } = await load({ loader })
    expect(status).toBe(200)
    expect(html).not.toContain(SENTINEL)
    expect(reports.map(({ error }) => error)).toEqual([reason])
    expect(html).toContain(reports[0]?.errorId)
  },
)

const Streaming = () => {
  const [data] = createResource(async () => ({ data: readableOf(['one', 'two']) }))
  return <Suspense fallback="waiting">{data() && 'the page'}</Suspense>
}

test('a stream in a resource arrives as a stream in the browser', async () => {
  const { html } = await load({ component: Streaming })
  const scripts = [...html.matchAll(/<script[^>]*>((?:self\.)?\$R[^]*?)<\/script>/g)]
  const written: Record<string, Promise<{ readonly data: ReadableStream<string> }>> = {}
  const globals = { _$HY: { r: written }, ReadableStream, Promise }
  runInNewContext(`self = globalThis; ${scripts.map(([, code]) => code).join(';')}`, globals)
  const values = await Promise.all(Object.values(written))
  const { data } = values.find((value) => value !== undefined) ?? {}
  expect(await listOf(data ?? readableOf<string>([]))).toEqual(['one', 'two'])
})

test('an expected failure is shown unchanged', async () => {
  const failure = new ServerFnError('GONE', { message: 'It is gone.' })
  const { html, reports } = await load({ loader: () => ({ data: iterated(failure) }) })
  expect(html).toContain('It is gone.')
  expect(reports.map(({ errorId }) => errorId)).toEqual([undefined])
})

test('a stream ends with its source and is cancelled with the page', async () => {
  const ended = vi.fn<() => void>()
  const cancelled = vi.fn<() => void>()
  const loader = () => ({
    whole: (async function* () {
      yield 'a part'
      return 'the end'
    })(),
    open: (async function* () {
      try {
        for (;;) yield await turn('more')
      } finally {
        ended()
      }
    })(),
    pulled: new ReadableStream({
      async pull(controller) {
        await turn()
        if (cancelled.mock.calls.length === 0) controller.enqueue('more')
      },
      cancel: cancelled,
    }),
  })
  const ask = routed({
    routeTree: treeOf({ '/': { loader } }, rootWith({ shellComponent: Document })),
  })
  const response = await ask('/', { headers: PAGE_LOAD })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  while (!seen.includes('the end')) seen += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  await expect.poll(() => [ended.mock.calls, cancelled.mock.calls]).toEqual([[[]], [[undefined]]])
})

test('a stream that fails because the page is closed is not reported', async () => {
  const reports: ErrorReport[] = []
  const failed = vi.fn<() => void>()
  const left = new AbortController()
  const open = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise<never>((_resolve, reject) => {
          left.signal.addEventListener('abort', () => {
            failed()
            reject(new Error('cut'))
          })
        }),
      return: async () => {
        left.abort()
        return { done: true, value: undefined }
      },
    }),
  }
  const ask = routed({
    routeTree: treeOf(
      { '/': { loader: () => ({ open }) } },
      rootWith({ shellComponent: Document }),
    ),
    start: { serverFns: { onError: (report) => reports.push(report) } },
  })
  const response = await ask('/', { headers: PAGE_LOAD })
  await response.body?.cancel()
  await expect.poll(() => failed).toHaveBeenCalled()
  await turn()
  expect(reports).toEqual([])
})
