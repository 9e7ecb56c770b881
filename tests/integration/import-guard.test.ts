/** Modules of the server, by name or mark, stay out of the browser, and the other way round. */

import { createBuilder, createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const SHELL: AppFiles = {
  'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default {
      plugins: [seamline()],
      resolve: { alias: { '~': new URL('./src', import.meta.url).pathname } },
    }`,
  'src/db.server.ts': `export const secret = 'SERVER_MARKER'\nexport const port = 5432`,
}

const app = createFixtureApp(SHELL)
afterAll(app.remove)

/** Builds the app with these additional files and returns the client bundle. */
async function build(files: AppFiles): Promise<string> {
  for (const [file, text] of Object.entries(files)) app.write(file, text)
  const builder = await createBuilder({
    root: app.root,
    logLevel: 'silent',
    build: { sourcemap: true },
  })
  await builder.buildApp()
  return [...app.read('dist/client').values()].join('\n')
}

async function buildErrorOf(files: AppFiles): Promise<string> {
  const error = await build(files).then(
    () => new Error('The build succeeded.'),
    (reason: unknown) => reason,
  )
  return error instanceof Error ? error.message : String(error)
}

describe('a build fails when the browser would get', () => {
  test('an export of a *.server file, and names the file, the import chain and the fixes', async () => {
    const message = await buildErrorOf({
      'src/main.ts': `import { show } from './show'\nshow()`,
      'src/show.ts': `import { secret } from './db.server'
        export const show = () => { document.title = secret }`,
    })
    expect(message).toContain(
      [
        '[seamline] `secret` of src/db.server.ts is server-only, but reaches the browser. (SERVER_CODE_IN_CLIENT)',
        '   index.html',
        ' → src/main.ts',
        ' → src/show.ts',
        ' → src/db.server.ts',
        'Use it in a handler, in a `.server` function or in `createServerOnlyFn()`',
      ].join('\n'),
    )
  })

  test.each<[string, string, AppFiles]>([
    [
      'a *.server file found by a path alias',
      '`secret` of src/db.server.ts',
      { 'src/main.ts': `import { secret } from '~/db.server'\ndocument.title = secret` },
    ],
    [
      'a *.server file that is loaded lazily',
      '`secret` of src/db.server.ts',
      {
        'src/main.ts': `import('./db.server').then(({ secret }) => { document.title = secret })`,
      },
    ],
    [
      'an export that a barrel re-exports',
      '`secret` of src/db.server.ts',
      {
        'src/main.ts': `import { secret } from './barrel'\ndocument.title = secret`,
        'src/barrel.ts': `export * from './db.server'`,
      },
    ],
    [
      'a named re-export of a *.server barrel',
      '`posts` of src/data.server.ts',
      {
        'src/main.ts': `import { posts } from './data.server'\ndocument.title = posts[0]`,
        'src/data.server.ts': `export { posts } from './posts'`,
        'src/posts.ts': `export const posts = ['SERVER_MARKER']`,
      },
    ],
    [
      'an `export *` of a *.server barrel',
      '`posts` of src/posts.ts',
      {
        'src/main.ts': `import { posts } from './data.server'\ndocument.title = posts[0]`,
        'src/data.server.ts': `export * from './posts'`,
        'src/posts.ts': `export const posts = ['SERVER_MARKER']`,
      },
    ],
    [
      'a marked module',
      '`key` of src/keys.ts',
      {
        'src/main.ts': `import { key } from './keys'\ndocument.title = key`,
        'src/keys.ts': `import 'seamline/server-only'\nexport const key = 'SERVER_MARKER'`,
      },
    ],
    [
      'the default export of a marked module',
      '`default` of src/keys.ts',
      {
        'src/main.ts': `import keys from './keys'\ndocument.title = keys()`,
        'src/keys.ts': `import 'seamline/server-only'\nexport default () => 'SERVER_MARKER'`,
      },
    ],
    [
      'a module of Node',
      '`readFileSync` of node:fs',
      { 'src/main.ts': `import { readFileSync } from 'node:fs'\nreadFileSync('x')` },
    ],
    [
      'a module of Node without its prefix',
      '`default` of fs',
      { 'src/main.ts': `import fs from 'fs'\nfs.readFileSync('x')` },
    ],
    [
      'a server utility',
      '`getCookie` of seamline/server',
      { 'src/main.ts': `import { getCookie } from 'seamline/server'\ngetCookie('x')` },
    ],
  ])('%s', async (_what, offender, files) => {
    expect(await buildErrorOf(files)).toContain(
      `[seamline] ${offender} is server-only, but reaches the browser. (SERVER_CODE_IN_CLIENT)`,
    )
  })
})

describe('a build succeeds, without server code in the browser, when', () => {
  test.each<[string, AppFiles]>([
    [
      'the only use was in a handler',
      {
        'src/main.ts': `import { read } from './read'\nread()`,
        'src/read.ts': `import { createServerFn } from 'seamline'
          import { readFileSync } from 'node:fs'
          import { getCookie } from 'seamline/server'
          import { secret } from './db.server'
          export const read = createServerFn().handler(() => [readFileSync, getCookie, secret])`,
      },
    ],
    [
      'an import is not used',
      { 'src/main.ts': `import { secret } from './db.server'\ndocument.title = 'CLIENT_MARKER'` },
    ],
    [
      'the function that uses it is not used itself',
      {
        'src/main.ts': `import { title } from './helpers'\ndocument.title = title`,
        'src/helpers.ts': `import { secret } from './db.server'
          import { readFileSync } from 'node:fs'
          export const load = () => readFileSync(secret)
          export const title = 'CLIENT_MARKER'`,
      },
    ],
    [
      'a barrel has both, and only the other is imported',
      {
        'src/main.ts': `import { title } from './barrel'\ndocument.title = title`,
        'src/barrel.ts': `export * from './db.server'\nexport * from './title'`,
        'src/title.ts': `export const title = 'CLIENT_MARKER'`,
      },
    ],
    [
      'only a type is imported',
      {
        'src/main.ts': `import type { Row } from './row.server'\nconst row: Row = { id: 1 }\ndocument.title = String(row.id)`,
        'src/row.server.ts': `export interface Row { id: number }\nexport const rows = 'SERVER_MARKER'`,
      },
    ],
    [
      'an installed package has its own naming convention',
      {
        'src/main.ts': `import { title } from 'named-oddly'\ndocument.title = title`,
        'node_modules/named-oddly/package.json': `{ "name": "named-oddly", "type": "module", "exports": "./index.server.js" }`,
        'node_modules/named-oddly/index.server.js': `export const title = 'CLIENT_MARKER'`,
      },
    ],
  ])('%s', async (_what, files) => {
    expect(await build(files)).not.toContain('SERVER_MARKER')
  })
})

describe('the server’s bundle', () => {
  const stub = `import { createServerFn } from 'seamline'\nimport { open } from './map.client'\n`
  const map = `export const open = () => document.title`

  test('must not contain browser modules', async () => {
    const message = await buildErrorOf({
      'src/main.ts': `import { read } from './read'\nread()`,
      'src/read.ts': `${stub}export const read = createServerFn().handler(() => open())`,
      'src/map.client.ts': map,
    })
    expect(message).toContain(
      '[seamline] `open` of src/map.client.ts is browser-only, but reaches the server. (CLIENT_CODE_IN_SERVER)',
    )
    expect(message).toContain(' → src/read.ts\n → src/map.client.ts\n')
  })

  test('may have one in a module whose server function does not use it', async () => {
    const client = await build({
      'src/main.ts': `import { read, show } from './read'\nread()\nshow()`,
      'src/read.ts': `${stub}export const read = createServerFn().handler(() => 1)
        export const show = () => open()`,
      'src/map.client.ts': map,
    })
    expect(client).toContain('document.title')
  })
})

describe('in development', () => {
  let server: ViteDevServer
  beforeAll(async () => {
    app.write('src/main.ts', `import { show } from './show'\nshow()`)
    app.write(
      'src/show.ts',
      `import { secret } from './db.server'\nexport const show = () => secret`,
    )
    server = await createServer({ root: app.root, logLevel: 'error', server: { port: 0 } })
    await server.listen()
  })
  afterAll(() => server.close())

  test('the browser gets a module that throws an explanation when it is used', async () => {
    const { client } = server.environments
    await client.transformRequest('/src/main.ts')
    await client.transformRequest('/src/show.ts')
    // The query is for tests: any user could write it here.
    for (const query of ['?seamline-server', '?x&seamline-server']) {
      const asked = await client.transformRequest(`/src/db.server.ts${query}`)
      expect(asked?.code).toContain('SERVER_CODE_IN_CLIENT')
      expect(asked?.code).not.toContain('SERVER_MARKER')
    }
    const { code = '' } = (await client.transformRequest('/src/db.server.ts')) ?? {}
    expect(code).not.toContain('SERVER_MARKER')
    // Vite's client, which only a page can load, defines `import.meta.hot`.
    const [, own = ''] = /(const forbidden [^]*)/.exec(code) ?? []
    const { secret, port }: Record<string, string> = await import(
      `data:text/javascript,${encodeURIComponent(own)}`
    )
    expect(() => `${secret}`).toThrow(
      /`secret` of src\/db\.server\.ts is server-only[^]* {3}src\/main\.ts\n → src\/show\.ts\n → src\/db\.server\.ts\n/,
    )
    expect(() => Object.keys(port ?? {})).toThrow('`port` of src/db.server.ts')
  })
})

test('a route that the router has split appears once in the chain', async () => {
  const routed = createFixtureApp(
    smallRoutedApp({
      'src/db.server.ts': `export const secret = 'SERVER_MARKER'`,
      'src/routes/index.tsx': `import { secret } from '../db.server'
        ${pageFile('/', 'component: () => <p>{secret}</p>')}`,
    }),
  )
  const builder = await createBuilder({ root: routed.root, logLevel: 'silent' })
  await expect(builder.buildApp()).rejects.toThrow(
    / → src\/routeTree\.gen\.ts\n → src\/routes\/index\.tsx\n → src\/db\.server\.ts\n/,
  )
  routed.remove()
})
