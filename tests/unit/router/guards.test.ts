/** Spellings of a guarded path: whatever finds the route is seen by the guard, in one spelling. */

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

describe.each(SPELLINGS)('%j', (path) => {
  test('reaches no handler past the middleware of its route', async () => {
    const guard = createMiddleware().server(() => new Response('stop', { status: 401 }))
    const ask = routed({
      routeTree: treeOf({ '/admin/secret': { server: { middleware: [guard], handlers } } }),
    })
    expect(await (await ask(path)).text()).not.toContain('the secret')
  })

  test('reaches no handler past global middleware that looks at the path', async () => {
    const guard = createMiddleware().server(({ pathname, next }) =>
      /^\/admin(?:\/|$)/i.test(pathname) ? new Response('stop', { status: 401 }) : next(),
    )
    const ask = routed({
      routeTree: treeOf({ '/admin/secret': { server: { handlers } } }),
      start: { requestMiddleware: [guard] },
    })
    expect(await (await ask(path)).text()).not.toContain('the secret')
  })
})
