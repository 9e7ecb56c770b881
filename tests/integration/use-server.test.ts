/** Code with `'use server'`, as in SolidStart, and its migration by the guide. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../babel-plugin/index.ts'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { APP_TSCONFIG, createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { FAST_SERVERS, loadPage, typeErrorsIn, type Running } from '../support/running-app.ts'
import { smallRoutedApp } from '../support/small-routed-app.ts'
import { vitestIn } from '../support/testing-kit.ts'

const PAGE: AppFiles = {
  'index.html': `<!doctype html><title>fixture</title><div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()] }`,
}

const LIST = `import { db } from './db'

export async function list() {
  'use server'
  return db.all('SERVER_MARKER')
}
`
const ADVICE = '`export const list = createServerFn().handler(async () => …)`'

describe('a module with `use server`', () => {
  const app = createFixtureApp({
    ...PAGE,
    'src/main.tsx': `import { list } from './list'\nlist()\n`,
    'src/list.ts': LIST,
    'src/db.ts': `export const db = { all: (table: string) => [table] }\n`,
  })
  afterAll(app.remove)

  test('fails the build with its file and line', async () => {
    const builder = await createBuilder({ root: app.root, logLevel: 'silent' })
    const { message } = await builder.buildApp().then(
      () => expect.unreachable('the build has to fail'),
      (error: Error) => error,
    )
    expect(message).toContain('(USE_SERVER)')
    expect(message).toContain(ADVICE)
    expect(message).toContain(join(app.root, 'src/list.ts'))
    expect(message).toContain(`\n> 4 |   'use server'`)
  })

  test('fails its request in development, for pages and for the server', async () => {
    const server = await startDevServer(app.root)
    const response = await fetch(`${server.url}/src/list.ts`)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toContain('(USE_SERVER)')
    expect(text).toContain(ADVICE)
    const { ssr } = server.vite.environments
    await expect(ssr.transformRequest('/src/list.ts')).rejects.toThrow('(USE_SERVER)')
    await server.stop()
  })

  test('fails the tests that import it', async () => {
    const source = `
      import { expect, test } from 'vitest'
      import { list } from '../src/list'
      test('lists', () => expect(list).toBeTypeOf('function'))`
    // Split, because the whole comment would apply to this file.
    for (const name of ['jsdom', 'node']) {
      app.write(`tests/${name}.test.ts`, `// @${'vitest-environment'} ${name}\n${source}`)
    }
    const output = await vitestIn(app.root)
    expect(output).toContain('2 failed')
    expect(output).toContain('(USE_SERVER)')
    expect(output).not.toContain('passed')
  })
})

describe('a package with `use server` for another framework', () => {
  const app = createFixtureApp({
    ...PAGE,
    'package.json': JSON.stringify({
      name: 'fixture',
      private: true,
      type: 'module',
      dependencies: { actions: '*' },
    }),
    'src/main.tsx': `import { list } from 'actions'\nconsole.info(list())\n`,
    'node_modules/actions/package.json': JSON.stringify({
      name: 'actions',
      type: 'module',
      exports: './index.js',
    }),
    'node_modules/actions/index.js': `'use server'\nexport const list = () => 'of the package'\n`,
  })
  let server: DevServer
  beforeAll(async () => {
    server = await startDevServer(app.root)
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  test('is left unchanged', async () => {
    const builder = await createBuilder({ root: app.root, logLevel: 'silent' })
    await builder.buildApp()
    expect([...app.read('dist/client').values()].join('\n')).toContain('of the package')
    const { ssr } = server.vite.environments
    const module = await ssr.transformRequest('/node_modules/actions/index.js')
    expect(module?.code).toContain('of the package')
  })
})

const [, ofSolidStart = ''] =
  /^## Moving over from SolidStart\n([^]*?)^## /m.exec(
    readFileSync(join(ROOT, 'docs/guide.md'), 'utf8'),
  ) ?? []

/** The code of a section, by its first line, a comment. */
const blocks = [...ofSolidStart.matchAll(/^```tsx?\n\/\/ (.*)\n([^]*?)^```$/gm)].map(
  ([, title = '', code = '']) => ({ title, code }),
)

describe('the guide’s migration from SolidStart', () => {
  test('starts at code that is refused', async () => {
    const [before] = blocks
    expect(before?.title).toBe('SolidStart')
    const compiled = compile(before?.code ?? '', {
      filename: '/project/src/notes.ts',
      root: '/project',
      environment: 'client',
    })
    await expect(compiled).rejects.toMatchObject({ code: 'USE_SERVER' })
  })

  const app = createFixtureApp(
    smallRoutedApp({
      'tsconfig.json': APP_TSCONFIG,
      'src/routes/index.tsx': `
        import { createFileRoute } from '@tanstack/solid-router'
        import { Notes } from '../Notes'
        export const Route = createFileRoute('/')({ component: Notes })`,
      'src/db.server.ts': `
        const notes = new Map([[1, 'Buy bread']])
        export const db = {
          listNotes: (order: string | undefined) =>
            [...notes].map(([id, text]) => ({ id, text: text + ' ' + order })),
          renameNote: async (id: number, text: string, agent: string | null) => {
            notes.set(id, text + ' ' + agent)
          },
        }`,
      ...Object.fromEntries(
        blocks.flatMap(({ title, code }) => (title.startsWith('src/') ? [[title, code]] : [])),
      ),
    }),
  )
  afterAll(app.remove)

  describe.each(FAST_SERVERS)('leads to code that works: %s', (_how, serve) => {
    let server: Running
    beforeAll(async () => {
      server = await serve(app.root)
    })
    afterAll(() => server.stop())

    const call = (name: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${server.url}/_serverFn/${functionId('src/notes.functions.ts', name)}`, {
        ...init,
        headers: { origin: server.url, 'user-agent': 'tests', ...init.headers },
      })

    test('the page shows the result of the query', async () => {
      const page = await loadPage(server.url, { cookie: 'order=latest' })
      expect(await page.text()).toContain('Buy bread latest')
    })

    test('a mutation takes its arguments as data, sets a cookie and redirects', async () => {
      const response = await call('renameNote', {
        method: 'POST',
        body: JSON.stringify({ data: { id: 1, text: 'Buy milk' } }),
        headers: { 'content-type': 'application/json' },
      })
      expect(response.headers.getSetCookie().join()).toMatch(/^renamed=1/)
      expect(await response.text()).toContain('/notes')
      const list = await call('listNotes', { headers: { cookie: 'order=latest' } })
      expect(await list.json()).toEqual({ result: [{ id: 1, text: 'Buy milk tests latest' }] })
    })
  })

  test('leads to code that type-checks', async () => {
    expect(await typeErrorsIn(app.root)).toBe('')
  })
})
