/** A path is matched as by the router itself, on either way to its matcher. */

import { child, rootWith } from '../../../support/routed.ts'
import type { AnyRoute, AnyRouter } from '@tanstack/router-core'
import { getNormalizedURL } from '@tanstack/router-core/ssr/server'
import { createMemoryHistory, createRouter } from '@tanstack/solid-router'
import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { matchRequest } from '../../../../src/router/routes/match-request.ts'
import { thrownBy } from '../../../support/failures.ts'

const SEGMENTS = [
  'a',
  'A',
  'b',
  'users',
  '$id',
  '$',
  'p-{$id}',
  '{$id}.txt',
  '{-$lang}',
  'é',
  'a.b',
]

interface Branch {
  readonly path: string
  readonly children: readonly Branch[]
}

const branches = (depth: number): fc.Arbitrary<Branch[]> =>
  fc.uniqueArray(
    fc.record({
      path: fc.array(fc.constantFrom(...SEGMENTS), { minLength: 1, maxLength: 3 }).map(joined),
      children: depth === 0 ? fc.constant([]) : branches(depth - 1),
    }),
    { maxLength: 5, selector: ({ path }) => path },
  )

const joined = (segments: readonly string[]): string => `/${segments.join('/')}`

const options = fc.record({
  basepath: fc.constantFrom('/', '/', '/app', '/App/'),
  caseSensitive: fc.boolean(),
})

const PIECES = [
  'a A b B users 1 p-1 P-x x.txt en app App a.b ~_- . .. ... %2e %2E%2e %61 %2F %2f %5C %5c %25 %2541',
  'é %C3%A9 ａ %EF%BD%81 \u202e %00 %7F % %zz %C3 * ** $ $id @ : ;a=b & + | ^ " { __proto__',
].flatMap((line) => line.split(' '))
PIECES.push('', '', ' ', '\t', '\n')

const path = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('/', '/', '/', '//', '\\'), fc.constantFrom(...PIECES))),
    fc.constantFrom('', '/', '//', '\\'),
    fc.constantFrom('', '?', '?x=1', '?x=\\', '?x=%', '?a=/b/', '#h', '?x#\\'),
  )
  .map(([pieces, end, rest]) => `/${pieces.flat().join('').slice(1)}${end}${rest}`)

function routerOf(specs: readonly Branch[], given: object = {}): AnyRouter {
  // The router refuses a second route of one path.
  const taken = new Set<string>()
  const isNew = (full: string): boolean => !taken.has(full) && taken.add(full).has(full)
  const grow = (parent: AnyRoute, own: readonly Branch[], above = ''): AnyRoute =>
    parent.addChildren(
      own.flatMap(({ path: at, children }) =>
        isNew(above + at) ? [grow(child(parent, { path: at }), children, above + at)] : [],
      ),
    )
  const history = createMemoryHistory({ initialEntries: ['/'] })
  // Its types are those of one tree; these are of any.
  return createRouter({ routeTree: grow(rootWith(), specs), history, ...given } as never)
}

/** A host may pass on the raw path, which `Request` would have normalized. */
function rawRequest(url: string): Request {
  // The only property that is read.
  return { url } as Request
}

const matched = (router: AnyRouter, request: Request) =>
  matchRequest(router, request, new URL(request.url))

/** The path that the router uses when it renders the page of a request. */
function matchedByRouter(router: AnyRouter, href: string) {
  const { url } = getNormalizedURL(href)
  router.update({ origin: url.origin } as never)
  const location = router.parseLocation({
    href: `${url.pathname}${url.search}`,
    pathname: url.pathname,
    search: url.search,
    hash: '',
    state: { __TSR_index: 0 },
  })
  const [routes, params] = router.getMatchedRoutes(location.pathname)
  const { '*': _splat, '**': _rest, ...named } = params
  return { pathname: url.pathname, id: routes.at(-1)?.id, params: named }
}

function agree(specs: readonly Branch[], given: object, href: string): void {
  fc.pre(URL.canParse(href) && isDecodable(new URL(href).pathname))
  const router = routerOf(specs, given)
  const { pathname, route, params } = matched(router, rawRequest(href))
  expect({ pathname, id: route.id, params }).toEqual(matchedByRouter(router, href))
}

/** Whether a path reaches the matcher without the router's parser of locations. */
function isShort(at: string, given?: object): boolean {
  const router = routerOf([{ path: '/$', children: [] }], given)
  const parse = vi.spyOn(router, 'parseLocation')
  matched(router, rawRequest(`http://localhost${at}`))
  return parse.mock.calls.length === 0
}

describe('a path is matched as the router matches it', () => {
  test('in the raw form', () => {
    fc.assert(
      fc.property(branches(1), options, path, (specs, given, at) =>
        agree(specs, given, `http://localhost${at}`),
      ),
      { numRuns: 300 },
    )
  })

  test('in the form of a `Request`', () => {
    fc.assert(
      fc.property(branches(1), options, path, (specs, given, at) =>
        agree(specs, given, new Request(`http://localhost${at}`).url),
      ),
      { numRuns: 200 },
    )
  })

  test('in plain form, with a route for it', () => {
    const plain = fc.constantFrom(
      '/a',
      '/A/b',
      '/users/1',
      '/a//b',
      '//a',
      '/p-7/a/',
      '/x.txt',
      '/',
      '/app/a',
      '/APP/users/1',
    )
    fc.assert(
      fc.property(branches(2), options, plain, (specs, given, at) =>
        agree(specs, given, `http://localhost${at}`),
      ),
      { numRuns: 200 },
    )
  })
})

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

test.each(['/%', '/users/%zz', '/%C3'])('%s is refused with BAD_PATH', (at) => {
  const router = routerOf([{ path: '/$', children: [] }])
  const refused = thrownBy(() => matched(router, rawRequest(`http://localhost${at}`)))
  expect(refused).toMatchObject({ name: 'ProtocolError', code: 'BAD_PATH', status: 400 })
  expect(String(refused)).toContain('`encodeURIComponent`')
})

describe('the path to the matcher', () => {
  test.each(['/', '/users/1', '/a/', '/a//b', '/a.b/~c_d-e', '/x/../a', '/a?q=%41'])(
    'skips the location parser for %s',
    (at) => expect(isShort(at)).toBe(true),
  )

  test.each(['/%61', '//a', '/a\\b', '/é', '/a;b', '/a b', '/a?\\'])(
    'includes the location parser for %s',
    (at) => expect(isShort(at)).toBe(false),
  )

  test('includes the location parser if paths are rewritten', () => {
    const rewrite = { input: ({ url }: { url: URL }) => url }
    expect(isShort('/a', { rewrite })).toBe(false)
    expect(isShort('/app/a', { basepath: '/app' })).toBe(false)
  })
})
