/** Routes that are refused when the app starts, with a message that names the files. */

import { child, rootWith, treeOf } from '../../support/routed.ts'
import { createRouter, type AnyRoute } from '@tanstack/solid-router'
import { describe, expect, test } from 'vitest'
import { createMiddleware } from '../../../src/index.ts'
import { planRoutes, type RouteFiles } from '../../../src/router/routes/plan-routes.ts'
import { pathShape } from '../../../src/http/path-shape.ts'

function planned(routeTree: AnyRoute, files: RouteFiles = {}): () => unknown {
  return () => planRoutes(createRouter({ routeTree } as never), files)
}

const server = { handlers: { GET: () => new Response('here') } }

describe('two routes with handlers', () => {
  test.each([
    ['/users/$id', '/users/$slug'],
    ['/users/$id/posts', '/users/$slug/posts'],
    ['/users/{$id}', '/users/$slug'],
    ['/users/{-$id}', '/users/{-$slug}'],
    ['/users/v{$id}.json', '/users/v{$slug}.json'],
    ['/files/$', '/files/{$}'],
    ['/users/$id/', '/users/$slug'],
  ])('that differ only in the names of params, %s and %s, are refused', (one, other) => {
    const tree = treeOf({ [one]: { server }, [other]: { server } })
    const files = { [one]: 'src/routes/one.ts', [other]: 'src/routes/other.ts' }
    expect(planned(tree, files)).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_ROUTE',
        message: expect.stringMatching(/one\.ts.*and.*other\.ts/),
      }),
    )
  })

  test.each([
    ['/users/v{$id}', '/users/$slug'],
    ['/users/{$id}.json', '/users/{$id}.xml'],
    ['/users/{-$id}', '/users/$slug'],
    ['/users/$id', '/users/$'],
    ['/users/$id/posts', '/users/$id/notes'],
  ])('that the router distinguishes, %s and %s, are accepted', (one, other) => {
    expect(planned(treeOf({ [one]: { server }, [other]: { server } }))).not.toThrow()
  })

  test('may differ in how their params are parsed, which the router tries in turn', () => {
    const parsed = { params: { parse: Number } }
    const tree = treeOf({ '/users/$id': { server, ...parsed }, '/users/$slug': { server } })
    expect(planned(tree)).not.toThrow()
  })

  test('may differ in how a parent’s params are parsed', () => {
    const root = rootWith()
    const parent = child(root, { path: '/users/$id', params: { parse: Number } })
    const leaves = [parent.addChildren([child(parent, { path: '/x', server })])]
    const tree = root.addChildren([...leaves, child(root, { path: '/users/$slug/x', server })])
    expect(planned(tree)).not.toThrow()
  })
})

test.each([
  ['/', '/'],
  ['/a/$b/{-$c}/x{$d}y/$', '/a/{$name}/{-$name}/x{$name}y/{$}'],
  ['/a/{$}.md', '/a/{$}.md'],
  ['/{a}/{$b', '/{a}/{$b'],
])('the shape of %s is %s', (path, shape) => {
  expect(pathShape(path)).toBe(shape)
})

describe('a list with an entry that is not request middleware', () => {
  const wrong = [createMiddleware({ type: 'function' }).server(({ next }) => next())]
  const files = { '/x': 'src/routes/x.ts' }
  const GET = { handler: () => new Response('here') }

  test.each([
    ['WRONG_MIDDLEWARE', 'of a route', { middleware: wrong }],
    ['NOT_A_MIDDLEWARE', 'of a route', { middleware: [undefined] }],
    ['NOT_A_MIDDLEWARE', 'of a route', { middleware: {} }],
    ['WRONG_MIDDLEWARE', 'of a handler', { handlers: { GET: { ...GET, middleware: wrong } } }],
    ['NOT_A_MIDDLEWARE', 'of a handler', { handlers: { GET: { ...GET, middleware: [null] } } }],
  ])('is refused with %s and the file in the message: the list %s', (code, _whose, options) => {
    expect(planned(treeOf({ '/x': { server: options } }), files)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining('the route `/x` (src/routes/x.ts)'),
      }),
    )
  })
})
