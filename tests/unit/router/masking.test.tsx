/** An unexpected error in a page shows only an id and is reported once. */

import {
  ORIGIN,
  PAGE_LOAD,
  child,
  rootWith,
  routed,
  treeOf,
  type RoutedTestApp,
} from '../../support/routed.ts'
import { createLazyRoute, lazyRouteComponent, notFound } from '@tanstack/solid-router'
import { createResource, Suspense } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import type { ErrorReport } from '../../../src/app/create-start.ts'
import { wire } from '../../support/wired-fn.ts'
import { Document } from './document.tsx'

const SENTINEL = 'hunter2'

/** An error with the sentinel wherever one may contain a text. */
class Leak extends Error {
  readonly own = `${SENTINEL} own`
  readonly headers = { 'x-leak': `${SENTINEL} header` }
  constructor() {
    super(`${SENTINEL} message`, { cause: new Error(`${SENTINEL} cause`) })
    this.name = `${SENTINEL} name`
    this.stack = `${SENTINEL} stack`
  }
}

const shown = (props: { readonly error: unknown }) => (
  <p>
    {String(props.error)} {JSON.stringify(props.error)} {(props.error as Error).stack}
  </p>
)

function throws(value: unknown): () => never {
  return () => {
    throw value
  }
}

/** Settles in a later turn, when the first part of the page has been sent. */
function rejectsLate(value: unknown): Promise<never> {
  return new Promise((_resolve, reject) => {
    setImmediate(() => setImmediate(() => reject(value)))
  })
}

const page = (): string => 'the page'
const middleware = (value: unknown) => [createMiddleware().server(throws(value))]

interface Thrower {
  readonly route?: object
  readonly root?: object
  readonly start?: object
  /** The log entry, if the router wraps the error. */
  readonly reported?: unknown
}

const PLACES: Readonly<Record<string, (value: unknown) => Thrower>> = {
  'global middleware': (value) => ({ start: { requestMiddleware: middleware(value) } }),
  'global middleware, on the way out': (value) => ({
    start: {
      requestMiddleware: [
        createMiddleware().server(async ({ next }) => {
          await next()
          throw value
        }),
      ],
    },
  }),
  'the middleware of a route': (value) => ({
    route: { server: { middleware: middleware(value) } },
  }),
  'a handler': (value) => ({ route: { server: { handlers: { GET: throws(value) } } } }),
  'the middleware of a handler': (value) => ({
    route: {
      server: { handlers: { GET: { middleware: middleware(value), handler: throws(undefined) } } },
    },
  }),
  'a handler, after its page': (value) => ({
    route: {
      server: {
        handlers: {
          GET: async ({ next }: { next: () => Promise<unknown> }) => {
            await next()
            throw value
          },
        },
      },
    },
  }),
  beforeLoad: (value) => ({ route: { beforeLoad: throws(value) } }),
  'the context of a route': (value) => ({ route: { context: throws(value) } }),
  'the check of the search': (value) => ({
    route: { validateSearch: throws(value) },
    reported: expect.objectContaining({ cause: value }),
  }),
  'a loader': (value) => ({ route: { loader: throws(value) } }),
  'the root’s loader': (value) => ({ root: { loader: throws(value) } }),
  'a function that a loader calls': (value) => ({
    route: { loader: () => wire(createServerFn(), throws(value)).server() },
  }),
  'a promise of a loader': (value) => ({
    route: { loader: () => ({ late: rejectsLate(value) }) },
  }),
  'a component': (value) => ({ route: { component: throws(value) } }),
  'a resource': (value) => ({
    route: {
      component: () => {
        const [data] = createResource(() => Promise.reject<string>(value))
        return <Suspense fallback="waiting">{data()}</Suspense>
      },
    },
  }),
  'a resource that is streamed': (value) => ({
    route: {
      component: () => {
        const [data] = createResource(() => rejectsLate(value))
        return <Suspense fallback="waiting">{data()}</Suspense>
      },
    },
  }),
  'a late rejection of a resource': (value) => ({
    route: {
      component: () => {
        const [data] = createResource(async () => ({ later: rejectsLate(value) }))
        return <Suspense fallback="waiting">{data() && 'there'}</Suspense>
      },
    },
  }),
  'a component that shows a late value': (value) => ({
    route: {
      component: () => {
        const [data] = createResource(() => new Promise((resolve) => setImmediate(resolve, 'late')))
        const text = (): string => (data() === 'late' ? throws(value)() : '')
        return <Suspense fallback="waiting">{text()}</Suspense>
      },
    },
  }),
}

/** Output beside the hook is the server's own and not under test. */
beforeEach(() => {
  // The router's own error component would show the message.
  vi.stubEnv('NODE_ENV', 'production')
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const BOUNDARIES: Readonly<Record<string, object>> = {
  'its own error component': { errorComponent: shown },
  'the router’s': {},
}

/** Loads a page that throws. */
async function load({ route = {}, root = {}, start = {} }: Thrower, boundary: object) {
  const reports: ErrorReport[] = []
  const ask = routed({
    routeTree: treeOf(
      { '/': { component: page, ...boundary, ...route } },
      rootWith({ shellComponent: Document, ...boundary, ...root }),
    ),
    start: { ...start, serverFns: { onError: (report: ErrorReport) => reports.push(report) } },
  })
  const response = await ask('/', { headers: PAGE_LOAD })
  const told = [...response.headers].join() + response.statusText + (await response.text())
  return { told, reports, response }
}

describe.each(Object.entries(BOUNDARIES))('with %s', (_boundary, boundary) => {
  test.each(Object.entries(PLACES))('an error in %s', async (_name, place) => {
    const error = new Leak()
    const thrower = place(error)
    const { told, reports } = await load(thrower, boundary)
    expect(told).not.toContain(SENTINEL)
    expect(reports.map((report) => report.error)).toEqual([thrower.reported ?? error])
    expect(reports[0]?.errorId).toMatch(/^[\da-f-]{36}$/)
  })

  test.each([
    ['text', () => SENTINEL],
    ['an object', () => ({ secret: SENTINEL })],
    ['an error that names its cause', () => new Error('', { cause: SENTINEL })],
    ['the cause of an error that is shown', () => shownError(new Leak())],
  ])('%s is masked everywhere', async (_name, make) => {
    for (const [name, place] of Object.entries(PLACES)) {
      const { told, reports } = await load(place(make()), boundary)
      expect([name, told.includes(SENTINEL), reports.length]).toEqual([name, false, 1])
    }
  })
})

/** Shows the error of a component, each time from a route that has not been loaded yet. */
const STANDS: Readonly<Record<string, (fails: object) => RoutedTestApp>> = {
  'a lazy route file': (fails) => {
    const root = rootWith({ shellComponent: Document })
    const route = child(root, { path: '/' })
    route.lazy(async () => createLazyRoute('/')({ ...fails, errorComponent: shown }) as never)
    return { routeTree: root.addChildren([route]) }
  },
  'a file of its own': (fails) => {
    const errorComponent = lazyRouteComponent(async () => ({ default: shown }))
    return {
      routeTree: treeOf(
        { '/': { ...fails, errorComponent } },
        rootWith({ shellComponent: Document }),
      ),
    }
  },
  'the router’s options': (fails) => ({
    routeTree: treeOf({ '/': fails }, rootWith({ shellComponent: Document })),
    router: { defaultErrorComponent: shown },
  }),
}

describe.each(Object.entries(STANDS))('an error component from %s', (_name, appOf) => {
  test('shows the same masked error on the first page as on the next', async () => {
    const reports: ErrorReport[] = []
    const ask = routed({
      ...appOf({ component: throws(new Leak()) }),
      start: { serverFns: { onError: (report) => reports.push(report) } },
    })
    for (const count of [1, 2]) {
      const html = await (await ask('/', { headers: PAGE_LOAD })).text()
      expect(html).toContain('The server failed.')
      expect(html).not.toContain(SENTINEL)
      expect(reports).toHaveLength(count)
    }
  })
})

describe.each(['a loader', 'a component'])(
  'a not-found with an error for its data, in %s',
  (place) => {
    test('shows only as much of it as its page’s state', async () => {
      const fails = throws(notFound({ data: new Leak() } as never))
      const { told, reports } = await load(
        { route: place === 'a loader' ? { loader: fails } : { component: fails } },
        { notFoundComponent: (props: { readonly data: unknown }) => shown({ error: props.data }) },
      )
      expect(told).toContain('The server failed.')
      expect(told).not.toContain(SENTINEL)
      expect(reports).toHaveLength(1)
    })
  },
)

const thrownAnswer = () => new Response('teapot', { status: 418 })
const ANSWERS: Readonly<Record<string, readonly [make: () => unknown, status: number]>> = {
  'a Response': [thrownAnswer, 418],
  'a Response of success': [() => new Response('fine'), 500],
  'a redirect of the web': [() => Response.redirect(`${ORIGIN}/x`), 302],
}
const LATE = [
  'a promise of a loader',
  'a resource that is streamed',
  'a late rejection of a resource',
]

describe.each(Object.entries(ANSWERS))('%s', (_name, [make, status]) => {
  test.each(['a loader', 'beforeLoad', 'the root’s loader', 'a function that a loader calls'])(
    'in %s is an error of the route that is not reported to the hook',
    async (name) => {
      const { told, reports, response } = await load(PLACES[name]?.(make()) ?? {}, {
        errorComponent: shown,
      })
      expect([response.status, reports]).toEqual([status, []])
      if (status !== 302) expect(told).toContain('The server failed.')
      expect(told).not.toContain('teapot')
    },
  )

  test.each([...LATE, 'a component', 'a resource'])(
    'in %s is not reported either',
    async (name) => {
      const { told, reports } = await load(PLACES[name]?.(make()) ?? {}, { errorComponent: shown })
      expect(reports).toEqual([])
      expect(told).toContain('The server failed.')
    },
  )
})

test.each(LATE)('a not-found in %s is not reported to the hook', async (name) => {
  const thrown = notFound({ data: 'gone' } as never)
  const { told, reports } = await load(PLACES[name]?.(thrown) ?? {}, { errorComponent: shown })
  expect(reports).toEqual([])
  // Solid throws an error of its own for a non-error that no boundary reads on the server.
  if (!name.includes('streamed')) expect(told).toMatch(/isNotFound:(?:!0|true)/)
})

function shownError(cause?: unknown): ServerFnError {
  return new ServerFnError('GONE', { message: 'It is gone.', cause })
}
