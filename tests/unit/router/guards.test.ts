/**
 * Spellings of a guarded path: the guard sees every path that matches the route, normalized except
 * for the case of its letters.
 */

import { routed, treeOf } from '../../support/routed.ts'
import { describe, expect, test } from 'vitest'
import { createMiddleware } from '../../../src/index.ts'

const SPELLINGS = [
  '/admin/secret',
  '/admin/secret/',
  '//admin/secret',
  '///admin/secret',
  '/admin//secret',
  '/admin/./secret',
  '/x/../admin/secret',
  '/admin/%73ecret',
  '/%61dmin/secret',
  '/%61%64%6d%69%6e/secret',
  '/%2561dmin/secret',
  '/admin%2Fsecret',
  '/admin%2fsecret',
  '/admin%5Csecret',
  '/admin\\secret',
  '\\admin\\secret',
  '/\\admin/secret',
  '/%5Cadmin/secret',
  '/admin/secret%00',
  '/admin%00/secret',
  '/%00admin/secret',
  '/admin/secret%0a',
  '/admin/secret%20',
  '/ADMIN/secret',
  '/Admin/SECRET',
  '/admin/secret?x=/',
  '/admin/secret#x',
  '/admin;a=b/secret',
  '/admin/secret;a=b',
  '/admin/%2e/secret',
  '/admin/%2e%2e/admin/secret',
  '/%2e/admin/secret',
  '/./admin/secret',
  '/admin/secret%2F',
  '/admin%252Fsecret',
  '/ａdmin/secret',
  '/%EF%BD%81dmin/secret',
  '/admin/secret%E2%80%8B',
  '/admin\t/secret',
  '/ad\nmin/secret',
  '/admin%09/secret',
]

const handlers = { GET: () => new Response('the secret') }

/** Matches a path as the router does by default, case-insensitively. */
const isGuarded = (pathname: string): boolean => /^\/admin(?:\/|$)/i.test(pathname)

describe.each(SPELLINGS)('%j', (path) => {
  test('does not reach a handler past the middleware of its route', async () => {
    const guard = createMiddleware().server(() => new Response('stop', { status: 401 }))
    const ask = routed({
      routeTree: treeOf({ '/admin/secret': { server: { middleware: [guard], handlers } } }),
    })
    expect(await (await ask(path)).text()).not.toContain('the secret')
  })

  test('does not reach a handler past global middleware that ignores case', async () => {
    const guard = createMiddleware().server(({ pathname, next }) =>
      isGuarded(pathname) ? new Response('stop', { status: 401 }) : next(),
    )
    const ask = routed({
      routeTree: treeOf({ '/admin/secret': { server: { handlers } } }),
      start: { requestMiddleware: [guard] },
    })
    expect(await (await ask(path)).text()).not.toContain('the secret')
  })
})

/** An app with a global middleware that compares the path with exactly this text. */
function guardedByText(router: object = {}) {
  const seen: string[] = []
  const guard = createMiddleware().server(({ pathname, next }) => {
    seen.push(pathname)
    return pathname.startsWith('/admin') ? new Response('stop', { status: 401 }) : next()
  })
  const ask = routed({
    routeTree: treeOf({ '/admin/secret': { server: { handlers } } }),
    start: { requestMiddleware: [guard] },
    router,
  })
  return { ask, seen }
}

describe('global middleware that compares the text of the path', () => {
  test('guards its own spelling', async () => {
    const { ask } = guardedByText()
    expect((await ask('/admin/secret')).status).toBe(401)
  })

  test.each(['/Admin/secret', '/ADMIN/secret', '/%41dmin/secret'])(
    'does not guard %s, which reaches the handler because routes match in any case',
    async (path) => {
      const { ask, seen } = guardedByText()
      expect(await (await ask(path)).text()).toBe('the secret')
      // Escapes are decoded, letters keep their case.
      expect(seen).toEqual([path.replace('%41', 'A')])
    },
  )

  test('guards every spelling if the router is case-sensitive', async () => {
    const { ask } = guardedByText({ caseSensitive: true })
    expect((await ask('/Admin/secret')).status).toBe(404)
    expect((await ask('/admin/secret')).status).toBe(401)
  })
})
