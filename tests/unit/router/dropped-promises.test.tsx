/** Promises of loaders that are never read: their rejections never end the process. */

import { PAGE_LOAD, child, rootWith, routed } from '../../support/routed.ts'
import { notFound, redirect } from '@tanstack/solid-router'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ServerFnError } from '../../../src/index.ts'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { Document } from './document.tsx'

const unhandled: unknown[] = []
const note = (reason: unknown): void => void unhandled.push(reason)
beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', note)
  vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  process.off('unhandledRejection', note)
  vi.restoreAllMocks()
})

/** Waits until Node has reported unhandled rejections. */
async function aWhile(): Promise<void> {
  for (let turns = 0; turns < 4; turns++) await turn()
}

const rejected = (): Promise<never> => Promise.reject(new Error('late'))

/** Loads a page below a layout and returns the outcome. */
async function load(layout: object, page: object = {}, method = 'GET') {
  const reports: ErrorReport[] = []
  const root = rootWith({ shellComponent: Document })
  const parent = child(root, { path: '/in', ...layout })
  const leaf = child(parent, { path: '/page', component: () => 'the page', ...page })
  const ask = routed({
    routeTree: root.addChildren([parent.addChildren([leaf])]),
    start: { serverFns: { onError: (report) => reports.push(report) } },
  })
  const response = await ask('/in/page', { headers: PAGE_LOAD, method })
  const html = await response.text()
  await aWhile()
  return { status: response.status, html, told: reports.map(({ error }) => String(error)) }
}

function throwing(value: unknown) {
  return async () => {
    await aWhile()
    throw value
  }
}

const ENDS: Readonly<Record<string, { readonly page: object; readonly status: number }>> = {
  'a redirect': { page: { loader: throwing(redirect({ to: '/' } as never)) }, status: 307 },
  'a redirect of the web': {
    page: { loader: throwing(new Response(null, { status: 302, headers: { location: '/' } })) },
    status: 302,
  },
  'a not-found': { page: { loader: throwing(notFound()) }, status: 404 },
  'an error': { page: { loader: throwing(new ServerFnError('OWN')) }, status: 500 },
  'a loader that takes its time': { page: { loader: aWhile }, status: 200 },
  'a guard that redirects': {
    page: { beforeLoad: throwing(redirect({ to: '/' } as never)) },
    status: 307,
  },
}

describe.each(Object.entries(ENDS))('%s', (_name, { page, status }) => {
  test.each(['GET', 'HEAD'])("handles the layout's promises on %s", async (method) => {
    const loaded = await load(
      { beforeLoad: () => ({ now: rejected() }), loader: () => ({ late: rejected() }) },
      page,
      method,
    )
    expect([loaded.status, unhandled]).toEqual([status, []])
  })
})

const SOURCES: Readonly<Record<string, (make: () => unknown) => object>> = {
  'a loader': (make) => ({ loader: make }),
  'a loader that is asynchronous': (make) => ({ loader: async () => make() }),
  'a loader with options': (make) => ({ loader: { handler: make } }),
  beforeLoad: (make) => ({ beforeLoad: make }),
  'the context of a route': (make) => ({ context: make }),
}

const VALUES: Readonly<Record<string, () => unknown>> = {
  'a promise': () => ({ late: rejected() }),
  'promises in lists and maps': () => ({ all: [new Map([['late', rejected()]])] }),
  'a promise within the value of a promise': () => ({
    late: Promise.resolve({ later: rejected() }),
  }),
  'the data of an error': () => {
    throw new ServerFnError('OWN', { data: { late: rejected() } })
  },
  'the data of a not-found': () => {
    throw notFound({ data: { late: rejected() } } as never)
  },
  'a promise that was thrown': () => {
    throw rejected()
  },
}

describe.each(Object.entries(SOURCES))('%s', (_source, options) => {
  test.each(Object.entries(VALUES))(
    'may contain a rejection that is never serialized: %s',
    async (_value, make) => {
      await load(options(make), { beforeLoad: throwing(redirect({ to: '/' } as never)) })
      await load(options(make), { loader: aWhile })
      expect(unhandled).toEqual([])
    },
  )
})

test('a rejection that the page serializes is reported once', async () => {
  const { html, told } = await load({ loader: () => ({ late: rejected() }) }, { loader: aWhile })
  expect(html).not.toContain('late"')
  expect(told).toEqual(['Error: late'])
})

test('a rejection that is never serialized is not reported', async () => {
  const page = { loader: throwing(redirect({ to: '/' } as never)) }
  expect((await load({ loader: () => ({ late: rejected() }) }, page)).told).toEqual([])
})

test('the promises in data that cannot be serialized are handled', async () => {
  await load({ loader: () => ({ late: rejected(), fails: () => 1 }) })
  expect(unhandled).toEqual([])
})

test('the context that an app passes to its router stays unchanged', async () => {
  const context = { handler: () => 'own' }
  const seen: unknown[] = []
  const root = rootWith({
    beforeLoad: (given: { context: object }) => void seen.push(given.context),
  })
  const ask = routed({
    routeTree: root.addChildren([child(root, { path: '/' })]),
    router: { context },
  })
  await ask('/', { headers: PAGE_LOAD })
  expect((seen[0] as typeof context).handler).toBe(context.handler)
})
