/**
 * Code that cannot be split is refused with its code and place, in builds and in development, and
 * generated modules are found.
 */

import { join } from 'node:path'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { functionId } from '../../../babel-plugin/model/function-id.ts'
import { callId } from '../../support/call-shape.ts'
import { startDevServer, type DevServer } from '../../support/dev-server.ts'
import { createFixtureApp, type AppFiles } from '../../support/fixture-app.ts'
import { SERVER_MARKER } from '../../support/notes-app.ts'
import { pageFile, smallRoutedApp } from '../../support/small-routed-app.ts'

const SHELL: AppFiles = {
  'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
  'vite.config.js': `
    import { seamline } from 'seamline/vite'
    const texts = {
      'virtual:fns': "import { createServerFn } from 'seamline'\\nexport const ping = createServerFn().handler(() => 'SERVER_MARKER pong'.slice(14))",
    }
    texts['virtual:star'] = "export * from '/src/edited-base.ts'"
    const virtual = {
      name: 'virtual',
      resolveId: (id) => (id in texts ? '\\0' + id : undefined),
      load: (id) => texts[id.slice(1)],
    }
    export default { plugins: [virtual, seamline()], worker: { format: 'es' } }`,
  'src/bases.ts': `import { createServerFn } from 'seamline'\nexport const authed = createServerFn()`,
  'src/main.ts': `import { ping } from 'virtual:fns'\nglobalThis.ping = ping`,
}

const BY_PATTERN = `
  const all = import.meta.glob('./bases.ts', { eager: true })
  export const f = all['./bases.ts'].authed().handler(() => 'SERVER_MARKER')`

/**
 * A module with a function that returns a value, on a base that comes through a generated module.
 */
function edited(value: string): string {
  return `import { edited } from 'virtual:star'\nexport const f = edited().handler(() => 'SERVER_MARKER ${value}'.slice(14))`
}

async function buildErrorOf(files: AppFiles): Promise<string> {
  const app = createFixtureApp(files)
  const builder = await createBuilder({ root: app.root, logLevel: 'silent' })
  const message = await builder.buildApp().then(
    () => 'The build succeeded.',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  app.remove()
  return message
}

describe('a build fails, and names', () => {
  test.each<[string, AppFiles, string]>([
    [
      'a module of a worker alone',
      {
        ...SHELL,
        'src/main.ts': `new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`,
        'src/worker.ts': `import { f } from './fns'\nself.onmessage = () => f()`,
        'src/fns.ts': BY_PATTERN,
      },
      'src/fns.ts:3 has `.handler(…)`',
    ],
    [
      'a route whose `server` is added later',
      smallRoutedApp({
        'src/routes/index.tsx': `
          ${pageFile('/')}
          Route.update({ server: { handlers: { POST: () => new Response('SERVER_MARKER') } } } as never)`,
      }),
      'src/routes/index.tsx:5 has the option `server`',
    ],
    [
      'middleware that goes through a list',
      {
        ...SHELL,
        'src/main.ts': `
          import { createMiddleware } from 'seamline'
          const bases = [createMiddleware({ type: 'function' })]
          globalThis.auth = bases[0].server(() => 'SERVER_MARKER')`,
      },
      'src/main.ts:4 has `.server(…)`',
    ],
  ])('%s', async (_what, files, place) => {
    const message = await buildErrorOf(files)
    expect(message).toContain(place)
    expect(message).toContain('(NOT_SPLIT)')
  })

  test('a module on the way to a builder that does not parse, with its line', async () => {
    const message = await buildErrorOf({
      ...SHELL,
      'src/main.ts': `import { f } from './fns'\nglobalThis.f = f`,
      'src/fns.ts': `import { authed } from './broken'\nexport const f = authed().handler(() => 'SERVER_MARKER')`,
      'src/broken.ts': `export * from './bases'\nclass {`,
    })
    expect(message).toMatch(/src\/broken\.ts:2:/)
  })
})

test('CommonJS on the way to a builder is skipped', async () => {
  const app = createFixtureApp({
    ...SHELL,
    'src/main.ts': `import app from 'old'\nglobalThis.done = app.handler(() => 'CLIENT_MARKER')`,
    'node_modules/old/package.json': `{ "name": "old", "main": "./index.js" }`,
    'node_modules/old/index.js': `// import nothing\nvar self = this\nexports.handler = function (fn) { return fn() }`,
  })
  const builder = await createBuilder({ root: app.root, logLevel: 'error' })
  await builder.buildApp()
  expect([...app.read('dist/client').values()].join('')).toContain('CLIENT_MARKER')
  app.remove()
})

describe('in development', () => {
  const app = createFixtureApp({
    ...SHELL,
    'src/fns.ts': BY_PATTERN,
    'src/fine.ts': `import { authed } from './bases'\nexport const f = authed().handler(() => 'SERVER_MARKER')`,
  })
  const base = `import { createServerFn } from 'seamline'\nexport const edited = () => createServerFn()`
  app.write('src/edited-base.ts', base)
  app.write('src/edited.ts', edited('one'))
  let dev: DevServer
  beforeAll(async () => {
    dev = await startDevServer(app.root)
  })
  afterAll(async () => {
    await dev.stop()
    app.remove()
  })

  const edit = (file: string, text: string): Promise<void> =>
    dev.whenSeen(join(app.root, file), () => app.write(file, text))
  const isInBrowser = async (): Promise<boolean> =>
    (await (await fetch(`${dev.url}/src/edited.ts`)).text()).includes(SERVER_MARKER)
  const answer = async (): Promise<unknown> =>
    (await callId(dev.url, functionId('src/edited.ts', 'f'), { method: 'GET' })).json()

  test('a module that cannot be split is refused when a browser requests it', async () => {
    const response = await fetch(`${dev.url}/src/fns.ts`)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toContain('(NOT_SPLIT)')
    expect(text).toContain('src/fns.ts:3')
    const fine = await fetch(`${dev.url}/src/fine.ts`)
    expect([fine.status, (await fine.text()).includes(SERVER_MARKER)]).toEqual([200, false])
  })

  test('a function of a generated module responds once a page has loaded it, and not before', async () => {
    const id = functionId('virtual:fns', 'ping')
    const cold = await callId(dev.url, id, { method: 'GET' })
    expect([cold.status, (await cold.json()).error.code]).toEqual([404, 'UNKNOWN_FUNCTION'])
    const module = await fetch(`${dev.url}/@id/__x00__virtual:fns`)
    expect(await module.text()).not.toContain(SERVER_MARKER)
    const warm = await callId(dev.url, id, { method: 'GET' })
    expect(await warm.json()).toEqual({ result: 'pong' })
  })

  test('an edit of the function, or on the way to its builder, takes effect', async () => {
    expect(await isInBrowser()).toBe(false)
    expect(await answer()).toEqual({ result: 'one' })
    await edit('src/edited.ts', edited('two'))
    await expect.poll(answer).toEqual({ result: 'two' })
    expect(await isInBrowser()).toBe(false)
    // Now the builder is not seamline's, and its function is browser code.
    await edit('src/edited-base.ts', `export const edited = () => ({ handler: (fn) => fn })`)
    await expect.poll(isInBrowser).toBe(true)
    await expect.poll(answer).toMatchObject({ error: { code: 'UNKNOWN_FUNCTION' } })
    await edit('src/edited-base.ts', base)
    await expect.poll(isInBrowser).toBe(false)
    await expect.poll(answer).toEqual({ result: 'two' })
  })

  test('an id that was not issued loads no module', async () => {
    const url = `${dev.url}/@id/virtual:seamline/function-module/0123456789abcdef`
    const response = await fetch(url, { headers: { accept: 'text/javascript' } })
    expect(response.status).toBe(404)
  })
})
