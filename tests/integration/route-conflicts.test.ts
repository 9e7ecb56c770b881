/** Conflicting routes: builds fail, and the dev server names them. */

import { createBuilder } from 'vite'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp, type AppFiles, type FixtureApp } from '../support/fixture-app.ts'
import { IS_FULL } from '../support/selection.ts'
import { handlerFile, pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const GET = 'handlers: { GET: () => new Response("here") }'

const log = vi.spyOn(console, 'error').mockReturnValue()
afterAll(() => log.mockRestore())

async function build(root: string): Promise<void> {
  const builder = await createBuilder({ root, logLevel: 'silent' })
  await builder.buildApp()
}

/** The outcome of a build: `built`, or its error. */
function outcomeOfBuild({ root }: FixtureApp): Promise<string> {
  return build(root).then(
    () => 'built',
    (error: unknown) => String(error),
  )
}

/** The response to a request in development. */
async function responseInDevelopment(
  { root }: FixtureApp,
  path: string,
): Promise<{ readonly status: number; readonly answer: string }> {
  const server = await startDevServer(root)
  const response = await fetch(`${server.url}${path}`)
  const answer = await response.text()
  await server.stop()
  return { status: response.status, answer }
}

/** Runs the same routes in a build and in development. */
async function outcomes(
  routes: AppFiles,
  path: string,
): Promise<{ readonly built: string; readonly status: number; readonly answer: string }> {
  const app = createFixtureApp(smallRoutedApp(routes))
  const built = await outcomeOfBuild(app)
  const response = await responseInDevelopment(app, path)
  app.remove()
  return { built, ...response }
}

describe('route options that another module defines', () => {
  test.each(['{ ...options }', 'options', 'optionsOf()'])('are refused: %s', async (written) => {
    const app = createFixtureApp(
      smallRoutedApp({
        'src/options.ts': `
          export const options = { server: { ${GET} } }
          export const optionsOf = () => options`,
        'src/routes/users.ts': `
          import { createFileRoute } from '@tanstack/solid-router'
          import { options, optionsOf } from '../options'
          export const Route = createFileRoute('/users')(${written})`,
      }),
    )
    const built = await outcomeOfBuild(app)
    expect(built).toContain('OPTIONS_NOT_PLAIN')
    expect(built).toContain('src/routes/users.ts')
    app.remove()
  })
})

/** Each has two files with handlers for `/users`. */
const DUPLICATES: readonly (readonly [string, AppFiles])[] = [
  [
    'a layout and its index',
    {
      'src/routes/users.ts': handlerFile('/users', GET),
      'src/routes/users.index.ts': handlerFile('/users/', GET),
    },
  ],
  [
    'an index in a folder, its options kept in constants',
    {
      'src/routes/users.ts': handlerFile('/users', GET),
      'src/routes/users/index.ts': `
        import { createFileRoute } from '@tanstack/solid-router'
        const server = { ${GET} }
        const options = { server }
        export const Route = createFileRoute('/users/')(options)`,
    },
  ],
  [
    'an index below a layout without a path',
    {
      'src/routes/users.tsx': handlerFile('/users', GET),
      'src/routes/users/_in.tsx': pageFile('/users/_in', 'component: () => <Outlet />'),
      'src/routes/users/_in.index.ts': handlerFile('/users/_in/', GET),
    },
  ],
]

function expectNamed(text: string, routes: AppFiles): void {
  expect(text).toContain('The path `/users` has `server.handlers` in')
  const files = Object.keys(routes).filter((file) => !file.includes('_in.tsx'))
  for (const file of files) expect(text).toContain(file)
}

describe('two files with handlers for one path', () => {
  test.each(DUPLICATES)('fail a build: %s', async (_name, routes) => {
    const app = createFixtureApp(smallRoutedApp(routes))
    const built = await outcomeOfBuild(app)
    expectNamed(built, routes)
    expect(built).toContain('(DUPLICATE_ROUTE)')
    app.remove()
  })

  test.each(IS_FULL ? DUPLICATES : DUPLICATES.slice(0, 1))(
    'are named in development: %s',
    async (_name, routes) => {
      const app = createFixtureApp(smallRoutedApp(routes))
      const { status, answer } = await responseInDevelopment(app, '/users')
      expectNamed(answer, routes)
      expect(status).toBe(500)
      app.remove()
    },
  )
})

test('two files whose paths differ only in the name of a param', async () => {
  const routes = {
    'src/routes/users.$id.ts': handlerFile('/users/$id', GET),
    'src/routes/users.$slug.ts': handlerFile('/users/$slug', GET).replace(
      '"here"',
      'JSON.parse(\'"here"\')',
    ),
    'src/routes/users.v{$slug}.ts': handlerFile('/users/v{$slug}', GET),
  }
  const { built, status, answer } = await outcomes(routes, '/users/1')
  for (const text of [built, answer]) {
    expect(text).toContain('users.$id.ts')
    expect(text).toContain('users.$slug.ts')
    expect(text).not.toContain('users.v{')
  }
  expect(built).toContain('(DUPLICATE_ROUTE)')
  expect(status).toBe(500)
})

test('two files whose paths the router tells apart by how their params are parsed', async () => {
  const parse =
    'params: { parse: ({ id }) => { if (!/^\\d+$/.test(id)) throw new Error("no number"); return { id } } },'
  const routes = {
    'src/routes/users.$id.ts': handlerFile('/users/$id', GET).replace(
      'server:',
      `${parse} server:`,
    ),
    'src/routes/users.$slug.ts': handlerFile('/users/$slug', GET),
  }
  const app = createFixtureApp(smallRoutedApp(routes))
  expect(await outcomeOfBuild(app)).toBe('built')
  // The last test has a route that the check of the dev server lets through.
  if (IS_FULL) {
    expect(await responseInDevelopment(app, '/users/ann')).toEqual({ status: 200, answer: 'here' })
  }
  app.remove()
})

test('two files that the router cannot tell apart', async () => {
  const routes = {
    'src/routes/_a.x.tsx': pageFile('/_a/x'),
    'src/routes/_b.x.tsx': pageFile('/_b/x'),
    'src/routes/_a.tsx': pageFile('/_a', 'component: () => <Outlet />'),
    'src/routes/_b.tsx': pageFile('/_b', 'component: () => <Outlet />'),
  }
  const { built, status, answer } = await outcomes(routes, '/x')
  for (const text of [built, answer]) {
    expect(text).toContain('Conflicting configuration paths')
    expect(text).toContain('_a.x.tsx')
    expect(text).toContain('_b.x.tsx')
  }
  expect(status).toBe(500)
})

test('a layout and its index, one of which has handlers', async () => {
  const routes = {
    'src/routes/users.tsx': pageFile('/users', 'component: () => <Outlet />'),
    'src/routes/users.index.ts': handlerFile('/users/', GET),
    'src/routes/notes.ts': handlerFile('/notes', GET),
    'src/routes/notes.index.tsx': pageFile('/notes/'),
  }
  const { built, answer } = await outcomes(routes, '/users')
  expect([built, answer]).toEqual(['built', 'here'])
})
