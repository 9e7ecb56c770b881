/** Setups of Solid's plugin that cannot render pages fail at once, with a fix in the message. */

import { createBuilder, createLogger, createServer, resolveConfig } from 'vite'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createFixtureApp, type AppFiles, type FixtureApp } from '../support/fixture-app.ts'
import { startDevServer } from '../support/dev-server.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const log = vi.spyOn(console, 'error').mockReturnValue()
afterAll(() => log.mockRestore())

const appWith = (plugins: string) =>
  createFixtureApp({
    ...smallRoutedApp({ 'src/routes/index.tsx': pageFile('/') }),
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      import solid from 'vite-plugin-solid'
      export default { plugins: [${plugins}] }`,
  })

async function build(root: string): Promise<void> {
  const builder = await createBuilder({ root, logLevel: 'silent' })
  await builder.buildApp()
}

describe('without `ssr: true`', () => {
  const app = appWith('seamline(), solid()')
  afterAll(() => app.remove())
  const expectedMessage =
    /`src\/[\w/]+\.tsx` is compiled for the browser only[^]*Write `solid\(\{ ssr: true \}\)`[^]*\(SOLID_WITHOUT_SSR\)/

  test('a build fails', () => expect(build(app.root)).rejects.toThrow(expectedMessage))

  test('a page shows the error in development', async () => {
    const server = await startDevServer(app.root)
    const page = await fetch(server.url)
    expect(page.status).toBe(500)
    expect(await page.text()).toMatch(expectedMessage)
    await server.stop()
  })
})

test('before seamline(): neither builds nor starts', async () => {
  const app = appWith('solid({ ssr: true }), seamline()')
  const expectedMessage = '`plugins: [seamline(), solid({ ssr: true })]`. (PLUGIN_ORDER)'
  await expect(build(app.root)).rejects.toThrow(expectedMessage)
  await expect(createServer({ root: app.root, logLevel: 'silent' })).rejects.toThrow(
    expectedMessage,
  )
  app.remove()
})

describe('without the router’s plugin installed', () => {
  // A folder without a package hides the one of the repository.
  const hidden = { 'node_modules/@tanstack/router-plugin/empty': '' }

  test('an app with routes neither builds nor starts, and the error names the command', async () => {
    const app = createFixtureApp({
      ...smallRoutedApp({ 'src/routes/index.tsx': pageFile('/') }),
      ...hidden,
    })
    const expectedMessage =
      /Run `npm install --save-dev @tanstack\/router-plugin`\. \(ROUTER_PLUGIN_MISSING\)$/
    await expect(build(app.root)).rejects.toThrow(expectedMessage)
    await expect(createServer({ root: app.root, logLevel: 'silent' })).rejects.toThrow(
      expectedMessage,
    )
    app.remove()
  })

  test('an app without routes builds', async () => {
    const app = createFixtureApp({
      'vite.config.ts': `
        import { seamline } from 'seamline/vite'
        export default { plugins: [seamline()] }`,
      'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
      'src/main.ts': `
        import { createServerFn } from 'seamline'
        const one = createServerFn().handler(() => 1)
        void one()`,
      ...hidden,
    })
    await build(app.root)
    expect([...app.read('dist').keys()]).toContain('server/server.js')
    app.remove()
  })
})

test('a second copy of the router’s core is reported with the version to add', async () => {
  const copy = 'node_modules/seamline/node_modules/@tanstack/router-core/package.json'
  const warn = vi.fn()
  const app = createFixtureApp({
    ...smallRoutedApp({ 'src/routes/index.tsx': pageFile('/') }),
    [copy]: '{ "version": "1.0.0" }',
  })
  const settings = { root: app.root, customLogger: { ...createLogger('silent'), warn } }
  await resolveConfig(settings, 'build')
  expect(warn).toHaveBeenCalledWith(
    expect.stringMatching(/`npm install @tanstack\/router-core@\d[^`]+`.*\(ROUTER_CORE_TWICE\)$/),
  )
  warn.mockClear()
  app.move('node_modules/seamline/node_modules', 'elsewhere')
  await resolveConfig(settings, 'build')
  expect(warn).not.toHaveBeenCalled()
  app.remove()
})

describe('without a plugin that compiles JSX for Solid', () => {
  const MAIN = `
    import { render } from 'solid-js/web'
    import { createServerFn } from 'seamline'
    const read = createServerFn().handler(() => 1)
    render(() => <button onClick={() => read()}>read</button>, document.body)`
  const functionsApp = (plugins: string, files: AppFiles = {}): FixtureApp =>
    createFixtureApp({
      'vite.config.ts': `
        import { seamline } from 'seamline/vite'
        import solid from 'vite-plugin-solid'
        export default { plugins: [${plugins}] }`,
      'index.html': '<!doctype html><script type="module" src="/src/main.tsx"></script>',
      'tsconfig.json': '{}',
      'src/main.tsx': MAIN,
      ...files,
    })
  const expectedMessage =
    /`src\/main\.tsx` contains JSX, but no plugin compiles it for Solid[^]*`plugins: \[seamline\(\), solid\(\)\]`[^]*\(SOLID_MISSING\)/

  test.each([
    ['as Vite compiles it', {}],
    ['as a new Solid app is set up', { jsx: 'preserve', jsxImportSource: 'solid-js' }],
    ['for a runtime that Solid does not have', { jsx: 'react-jsx', jsxImportSource: 'solid-js' }],
  ])('neither builds nor runs: JSX %s', async (_how, compilerOptions) => {
    const app = functionsApp('seamline()', { 'tsconfig.json': JSON.stringify({ compilerOptions }) })
    await expect(build(app.root)).rejects.toThrow(expectedMessage)
    const server = await startDevServer(app.root)
    const { client } = server.vite.environments
    await expect(client.transformRequest('/src/main.tsx')).rejects.toThrow(expectedMessage)
    await server.stop()
    app.remove()
  })

  test('an app with routes is refused without server rendering', async () => {
    const app = appWith('seamline()')
    const toldOfPages =
      /`src\/[\w/]+\.tsx` contains JSX[^]*`plugins: \[seamline\(\), solid\(\{ ssr: true \}\)\]`[^]*\(SOLID_MISSING\)/
    await expect(build(app.root)).rejects.toThrow(toldOfPages)
    const server = await startDevServer(app.root)
    const page = await fetch(server.url)
    expect(page.status).toBe(500)
    expect(await page.text()).toMatch(toldOfPages)
    await server.stop()
    app.remove()
  })

  test.each<[string, string, AppFiles]>([
    ['a compiler by another name', `seamline(), { ...solid(), name: 'compiler' }`, {}],
    [
      'a compiler without `enforce`',
      `seamline(), { ...solid(), name: 'compiler', enforce: undefined }`,
      { 'tsconfig.json': '{ "compilerOptions": { "jsx": "preserve" } }' },
    ],
    [
      'no JSX',
      'seamline()',
      {
        'src/main.tsx': `const less = <T,>(a: T, b: T) => a < b\ndocument.title = String(less(1, 2))`,
      },
    ],
    [
      'JSX of another library, which is installed',
      'seamline()',
      {
        'node_modules/react/package.json': `{ "name": "react", "type": "module", "exports": { "./*": "./runtime.js" } }`,
        'node_modules/react/runtime.js': `export const jsx = (...all) => all\nexport const jsxDEV = jsx`,
        'src/main.tsx': 'document.title = String(<p>text</p>)',
      },
    ],
  ])('an app builds and runs with %s', async (_what, plugins, files) => {
    const app = functionsApp(plugins, files)
    await build(app.root)
    const server = await startDevServer(app.root)
    const { client } = server.vite.environments
    expect((await client.transformRequest('/src/main.tsx'))?.code).not.toContain('<p>')
    await server.stop()
    app.remove()
  })
})
