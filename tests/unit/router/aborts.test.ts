/** An abort is not an error: code that ends because of it is not reported. */

import { ORIGIN, PAGE_LOAD, routed, treeOf } from '../../support/routed.ts'
import { describe, expect, test, vi } from 'vitest'
import { createServerFn, ServerFnError } from '../../../src/index.ts'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { happening } from '../../support/events.ts'
import { wire } from '../../support/wired-fn.ts'

const post = () => createServerFn({ method: 'POST' })
const reason = new RangeError('the caller has gone')

/** A request that is aborted while its code waits; its code then throws. */
interface Place {
  readonly path: string
  readonly init: RequestInit
  readonly options?: object
}

const POST: RequestInit = { method: 'POST', headers: { origin: ORIGIN } }

/** The places where code runs, each of which calls `work`. */
const PLACES: Readonly<Record<string, (work: () => Promise<never>) => Place>> = {
  'a handler': (work) => ({ path: wire(post(), work).client.url, init: POST }),
  'a generator': (work) => {
    const { client } = wire(post(), async function* () {
      yield 1
      yield await work()
    })
    return { path: client.url, init: POST }
  },
  'a handler of a route': (work) => ({
    path: '/x',
    init: {},
    options: { server: { handlers: { GET: work } } },
  }),
  'a loader': (work) => ({
    path: '/x',
    init: { headers: PAGE_LOAD },
    options: { loader: work, component: () => 'the page' },
  }),
}

async function reportsOf(
  place: (work: () => Promise<never>) => Place,
  thrown: unknown,
): Promise<unknown[]> {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const reports: ErrorReport[] = []
  const [working, gone] = [happening(), happening()]
  const { path, init, options } = place(async () => {
    working.resolve()
    await gone.promise
    throw thrown
  })
  const ask = routed({
    routeTree: treeOf({ '/x': options ?? {} }),
    start: { serverFns: { onError: (report) => reports.push(report) } },
  })
  const controller = new AbortController()
  const answer = ask(path, { ...init, signal: controller.signal })
  const read = answer.then((response) => response.text())
  await working.promise
  controller.abort(reason)
  gone.resolve()
  await read.catch(() => undefined)
  expect(log).not.toHaveBeenCalled()
  log.mockRestore()
  return reports.map(({ error }) => error)
}

describe.each(Object.entries(PLACES))('after an abort, %s', (_where, place) => {
  test.each<[string, unknown]>([
    ['the reason', reason],
    ['an AbortError', new DOMException('The operation was aborted.', 'AbortError')],
    [
      'an AbortError of Node',
      Object.assign(new Error('The operation was aborted', { cause: reason }), {
        name: 'AbortError',
        code: 'ABORT_ERR',
      }),
    ],
  ])('that throws %s is not reported', async (_what, thrown) => {
    expect(await reportsOf(place, thrown)).toEqual([])
  })
})

test.each<[string, unknown]>([
  ['an error', new Error('the disk is full')],
  ['an error of the app', new ServerFnError('QUOTA')],
])('after an abort, a handler that throws %s is reported', async (_what, thrown) => {
  const [place] = Object.values(PLACES)
  expect(place && (await reportsOf(place, thrown))).toEqual([thrown])
})

test('an AbortError without an abort is reported', async () => {
  const failure = new DOMException('The operation was aborted.', 'AbortError')
  const reports: unknown[] = []
  const { client } = wire(post(), () => Promise.reject(failure))
  const ask = routed({
    routeTree: treeOf({}),
    start: { serverFns: { onError: ({ error }) => reports.push(error) } },
  })
  expect((await ask(client.url, POST)).status).toBe(500)
  expect(reports).toEqual([failure])
})
