/**
 * The check of emitted code ignores code that only resembles seamline's, in an app that uses all of
 * seamline.
 */

import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDevServer, type DevServer } from '../../support/dev-server.ts'
import { createFixtureApp, type AppFiles } from '../../support/fixture-app.ts'
import { CLIENT_MARKER, SERVER_MARKER } from '../../support/notes-app.ts'
import { pageFile, smallRoutedApp } from '../../support/small-routed-app.ts'

const OURS: AppFiles = {
  'src/fns.ts': `
    import { createMiddleware, createServerFn, createServerOnlyFn } from 'seamline'
    export const auth = createMiddleware({ type: 'function' })
      .client(({ next }) => next())
      .server(({ next }) => next({ context: { user: 'SERVER_MARKER' } }))
    export const authed = createServerFn().middleware([auth])
    export const save = authed({ method: 'POST' }).inputValidator((text: string) => text).handler(() => 'SERVER_MARKER')
    export const list = createServerFn({ limits: { body: 10 } }).handler(() => ['SERVER_MARKER'])
    export const secret = createServerOnlyFn(() => 'SERVER_MARKER')`,
  'src/libs.ts': `
    const chain = (): any => new Proxy(() => {}, { get: () => chain, apply: () => chain })
    export const yargs = chain(), createForm = chain(), createClient = chain(), createRouter = chain(), chart = chain()
    export class Hono { server(_path: string, handler: () => string) { return handler() } }
    export const createServerOnlyFn = (fn: () => string) => fn
    export const createStart = (fn: () => object) => fn()
    export const createServerFn = () => ({ handler: (fn: () => string) => fn })`,
  'node_modules/look-alike/package.json': `{ "name": "look-alike", "type": "module", "exports": "./index.js" }`,
  'node_modules/look-alike/index.js': `
    const make = (e) => ({ handler: (t) => (e.push(t), e), server: (t) => t, validator: (t) => t })
    export const events = make([]).handler(() => 'CLIENT_MARKER of a package')
    export default make`,
}

/** A module of the app for each look-alike; each keeps its marker. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  'commands with handlers': `
    import { yargs } from './libs'
    export default () => yargs().command('serve').handler(() => 'CLIENT_MARKER')`,
  'an app with a method `server`': `
    import { Hono } from './libs'
    const app = new Hono()
    export default () => app.server('/', () => 'CLIENT_MARKER')`,
  'a form that was given a function': `
    import { createForm } from './libs'
    import { list, save } from './fns'
    const form = createForm({ onSubmit: save, options: () => list() })
    export default () => form.validator(() => 'CLIENT_MARKER')`,
  'a form that calls a function when it is sent': `
    import { createForm } from './libs'
    import * as fns from './fns'
    export default () => createForm({ onSubmit: async (data) => { await fns.save({ data }) } })
      .inputValidator(() => 'CLIENT_MARKER')`,
  'the result of a function': `
    import { list } from './fns'
    export default () => list().then((rows: any) => rows.handler(() => 'CLIENT_MARKER'))`,
  'a component with functions of its own': `
    import { createServerFn } from 'seamline'
    import { createForm } from './libs'
    const own = createServerFn().handler(() => 'SERVER_MARKER')
    export default function Page() {
      const form = createForm({ onSubmit: own })
      form.server({ validate: () => 'CLIENT_MARKER' })
      return form.validator((value: string) => value)
    }`,
  'options with a key `server`': `
    import { createClient, createRouter } from './libs'
    const server = { url: 'CLIENT_MARKER' }
    export default () => [createClient({ server: { handlers: {}, middleware: [] } }), createRouter({ server })]`,
  'other builders of the same names': `
    import { createServerFn, createServerOnlyFn, createStart } from './libs'
    export default () => [
      createServerFn().handler(() => 'CLIENT_MARKER'),
      createServerOnlyFn(() => 'CLIENT_MARKER'),
      createStart(() => ({ requestMiddleware: ['CLIENT_MARKER'], serverFns: { onError: 1 } })),
    ]`,
  'a parameter that hides a builder': `
    import { createServerFn } from 'seamline'
    import { createServerFn as other } from './libs'
    export const hidden = createServerFn().handler(() => 'SERVER_MARKER')
    const call = (createServerFn: typeof other) => createServerFn().handler(() => 'CLIENT_MARKER')
    export default () => call(other)`,
  'other exports of the package': `
    import * as seamline from 'seamline'
    export default async () => {
      const { ServerFnError } = await import('seamline')
      const all = await import('seamline')
      return [new ServerFnError('CLIENT_MARKER'), all.isServerFnError?.(1), seamline.isServerFnError?.(2)]
    }`,
  'an option `limits`': `
    import { chart } from './libs'
    import { list } from './fns'
    export default () => chart({ limits: [0, 'CLIENT_MARKER'.length], load: list })`,
  'middleware in a list': `
    import { auth } from './fns'
    const all = [auth]
    export default () => all.map((each) => [each, 'CLIENT_MARKER'])`,
  'a class with a method of the name': `
    import { save } from './fns'
    class Box { handler(fn: () => unknown) { return fn() } run() { return this.handler(() => save({ data: 'CLIENT_MARKER' })) } }
    export default () => new Box().run()`,
  'a package with such methods': `
    import make, { events } from 'look-alike'
    export default () => [events, make(['CLIENT_MARKER']).server('x')]`,
}

const modules = Object.entries(LOOK_ALIKES).map(
  ([name, text], index) => ({ name, text, file: `src/case${index}.ts` }) as const,
)

const app = createFixtureApp({
  ...smallRoutedApp({
    ...OURS,
    ...Object.fromEntries(modules.map(({ file, text }) => [file, text])),
    'src/all.ts': `${modules.map((_each, index) => `import case${index} from './case${index}'`).join('\n')}
      export const all = [${modules.map((_each, index) => `case${index}`).join(', ')}]`,
    'src/start.ts': `
      import { createMiddleware, createStart } from 'seamline'
      import { auth } from './fns'
      const logged = createMiddleware().server(({ next }) => { 'SERVER_MARKER'.at(0); return next() })
      export const startInstance = createStart(() => ({
        functionMiddleware: [auth], requestMiddleware: [logged], serverFns: { onError: () => 'SERVER_MARKER' },
      }))`,
    'src/routes/index.tsx': `
      import { all } from '../all'
      import { list } from '../fns'
      ${pageFile('/', `component: Page, loader: () => list(), server: { handlers: { POST: () => new Response('SERVER_MARKER') } }`)}
      function Page() {
        const form = { rows: Route.useLoaderData(), validator: (fn: () => unknown) => fn() }
        return <button onClick={() => { all.map((each) => each()); form.validator(() => 'CLIENT_MARKER') }}>all</button>
      }`,
  }),
})
afterAll(app.remove)

describe('an app with look-alikes', () => {
  let client: ReadonlyMap<string, string>

  beforeAll(async () => {
    const builder = await createBuilder({
      root: app.root,
      logLevel: 'error',
      build: { minify: false },
    })
    await builder.buildApp()
    client = app.read('dist/client')
  })

  test('builds, keeps the look-alikes, and strips the server code', () => {
    const text = [...client.values()].join('\n')
    expect(text).not.toContain(SERVER_MARKER)
    expect(text.split(CLIENT_MARKER).length - 1).toBeGreaterThan(modules.length)
  })
})

describe('in development', () => {
  let dev: DevServer
  beforeAll(async () => {
    dev = await startDevServer(app.root)
  })
  afterAll(() => dev.stop())

  test.each([...modules, { name: 'a route', file: 'src/routes/index.tsx' }])(
    '$name: the browser loads the module',
    async ({ file }) => {
      const response = await fetch(`${dev.url}/${file}`)
      const text = await response.text()
      expect([response.status, text.includes(SERVER_MARKER)]).toEqual([200, false])
    },
  )
})
