/** The names of route files determine the paths of handlers and middleware, in a build. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { built, type Running } from '../support/running-app.ts'
import { smallRoutedApp } from '../support/small-routed-app.ts'

/** A request: the path, the file that handles it, the path params, and the layouts before it. */
type Row = readonly [path: string, file: string, params?: object, trace?: readonly string[]]

const ROWS: readonly Row[] = [
  ['/', 'index'],
  ['/hello', 'hello'],
  // Folders and dots are equivalent.
  ['/nested/in/folders', 'nested/in/folders'],
  ['/nested/with/dots', 'nested.with.dots'],
  ['/nested/of/both', 'nested.of/both'],
  ['/team', 'team/index'],
  ['/team/all', 'team.all.index'],
  // An escaped dot.
  ['/my-script.js', 'my-script[.]js'],
  ['/feeds/news.atom.xml', 'feeds/news[.]atom[.]xml'],
  ['/_drafts', '[_]drafts'],
  ['/index', '[index]'],
  // Params.
  ['/users/42', 'users/$id', { id: '42' }],
  ['/users/1/posts/2', 'users/$id.posts.$postId', { id: '1', postId: '2' }],
  ['/users/1/posts/2/raw', 'users/$id/posts/$postId/raw', { id: '1', postId: '2' }],
  ['/file/hello.txt', 'file/$', { _splat: 'hello.txt' }],
  ['/file/a/b/c', 'file/$', { _splat: 'a/b/c' }],
  ['/v/post-7', 'v/post-{$id}', { id: '7' }],
  ['/i18n/en/about', 'i18n/{-$lang}/about', { lang: 'en' }],
  ['/i18n/about', 'i18n/{-$lang}/about'],
  // A folder in parentheses does not appear in the path.
  ['/grouped', '(tools)/grouped'],
  // Pathless layouts, in folders and with dots, nested.
  ['/inside', '_guard/inside', {}, ['_guard']],
  ['/dotted', '_guard.dotted', {}, ['_guard']],
  ['/admin', '_guard/_admin/admin', {}, ['_guard', '_guard/_admin']],
  ['/team/inside', 'team/_guard/inside', {}, ['team/_guard']],
  // Layouts with a path, as a file or in their folder, and routes that leave them.
  ['/shop', 'shop', {}, ['shop']],
  ['/shop/cart', 'shop/cart', {}, ['shop']],
  ['/shop/sale/1', 'shop_.sale.$id', { id: '1' }],
  ['/shop/item', 'shop.item', {}, ['shop', 'shop.item']],
  ['/shop/item/edit', 'shop.item_.edit', {}, ['shop']],
  ['/docs', 'docs/route', {}, ['docs/route']],
  ['/docs/start', 'docs/start', {}, ['docs/route']],
  ['/docs/free', 'docs_/free'],
]

const LAYOUTS = ['_guard', '_guard/_admin', 'team/_guard', 'shop', 'shop.item', 'docs/route']

/** The generator writes the path into `createFileRoute`. */
function routeFile(file: string): string {
  const middleware = LAYOUTS.includes(file) ? `middleware: [traced(${JSON.stringify(file)})],` : ''
  const isAnswering = ROWS.some(([, answering]) => answering === file)
  const handlers = `handlers: {
    GET: ({ params, context }) => json({ file: ${JSON.stringify(file)}, params, trace: context.trace ?? [] }),
  }`
  return `
    import { createFileRoute } from '@tanstack/solid-router'
    import { json } from 'seamline'
    import { traced } from '/src/traced'
    export const Route = createFileRoute('/')({
      server: { ${middleware} ${isAnswering ? handlers : ''} },
    })`
}

const files = new Set([...ROWS.map(([, file]) => file), ...LAYOUTS, '-ignored'])
const app = createFixtureApp(
  smallRoutedApp({
    ...Object.fromEntries(
      [...files].map((file) => [`src/routes/${file}.ts`, routeFile(file)] as const),
    ),
    'src/traced.ts': `
      import { createMiddleware } from 'seamline'
      export const traced = (name: string) =>
        createMiddleware().server(({ next, context }) =>
          next({ context: { trace: [...((context as { trace?: string[] }).trace ?? []), name] } }),
        )`,
  }),
)
let server: Running

beforeAll(async () => {
  server = await built(app.root)
})
afterAll(async () => {
  await server.stop()
  app.remove()
})

test.each(ROWS)('%s is handled by %s', async (path, file, params = {}, trace = []) => {
  const response = await fetch(`${server.url}${path}`)
  expect(await response.json()).toEqual({ file, params, trace })
})

test.each(['/-ignored', '/ignored', '/_guard/inside', '/tools/grouped', '/shop_/sale/1'])(
  '%s is not a path',
  async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404)
  },
)
