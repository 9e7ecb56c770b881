/** `src/start.ts` and `src/server.ts` in a whole app, built and in development. */

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createBuilder, createLogger, createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { freePort, startBuilt, type ChildServer } from '../support/child-server.ts'
import { createFixtureApp, type AppFiles, type FixtureApp } from '../support/fixture-app.ts'
import { CLIENT_MARKER, SERVER_MARKER } from '../support/notes-app.ts'

const START = `
  import { createStart } from 'seamline'
  import { traced } from './middleware'
  import { LIMITS, report } from './report.server'
  import { timed } from './timed'

  export const startInstance = createStart(() => ({
    functionMiddleware: [traced],
    requestMiddleware: [timed],
    serverFns: {
      onStale: () => console.info('CLIENT_MARKER: stale'),
      onError: ({ error, errorId, serverFn }) => report('SERVER_MARKER', error, errorId, serverFn),
      limits: LIMITS,
    },
  }))`

const WITHOUT_START: AppFiles = {
  'index.html': `<!doctype html><title>fixture</title>
    <script type="module" src="/src/main.ts"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    export default { plugins: [seamline()] }`,
  'src/main.ts': `
    import { crash, steps, total } from './functions'
    Object.assign(globalThis, { page: { crash, steps, total } })`,
  // The cycle: start.ts imports middleware.ts, which imports functions.ts, whose stubs and
  // implementations need start.ts.
  'src/middleware.ts': `
    import { createMiddleware } from 'seamline'
    import { total } from './functions'

    export const traced = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ sendContext: { from: 'CLIENT_MARKER' } }))
      .server(async ({ next, context, serverFnMeta }) => {
        // It wraps the function that it calls, too.
        if (serverFnMeta.name === 'total') return next()
        const { from, steps = [] } = context as { from?: string; steps?: readonly string[] }
        const step = 'function, ' + (await total()) + ', from ' + from
        return next({ context: { steps: [...steps, step] } })
      })`,
  'src/timed.ts': `
    import { createMiddleware } from 'seamline'

    export const timed = createMiddleware().server(async ({ next, context, handlerType }) => {
      const { region, steps = [] } = context as { region?: string; steps?: readonly string[] }
      const step = 'SERVER_MARKER request, ' + handlerType + ', ' + region
      const outcome = await next({ context: { steps: [...steps, step] } })
      outcome.response?.headers.append('x-timed', 'once')
      return outcome
    })`,
  'src/functions.ts': `
    import { createMiddleware, createServerFn } from 'seamline'
    import { timed } from './timed'

    const own = createMiddleware({ type: 'function' }).server(({ next, context }) => {
      const { steps = [] } = context as { steps?: readonly string[] }
      return next({ context: { steps: [...steps, 'own'] } })
    })

    export const total = createServerFn().handler(() => 3)

    export const steps = createServerFn()
      .middleware([timed, own])
      .handler(({ context }) => context)

    export const crash = createServerFn({ method: 'POST' })
      .handler((): never => { throw new Error('hunter2') })`,
  'src/report.server.ts': `
    export const LIMITS = { body: 100 }
    export const report = (mark: string, error: unknown, errorId?: string, serverFn?: object) =>
      console.info(mark, 'was told', JSON.stringify({ error: String(error), errorId, serverFn }))`,
  'src/server.ts': `
    import handler, { createServerEntry } from 'seamline/server-entry'

    export default createServerEntry({
      fetch: (request) => handler.fetch(request, { context: { region: 'eu' } }),
    })`,
}

const APP: AppFiles = { ...WITHOUT_START, 'src/start.ts': START }

const id = (name: string): string => functionId('src/functions.ts', name)

/** The results of the app's functions. */
function callsTo(origin: () => string) {
  const call = (name: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin()}/_serverFn/${id(name)}`, {
      ...init,
      headers: { origin: origin(), ...init.headers },
    })
  const post = (name: string, body: string): Promise<Response> =>
    call(name, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  return { call, post }
}

/** The steps of a call without context, as in a request without seamline's client. */
const REQUEST_STEP = 'SERVER_MARKER request, serverFn, eu'
const STEPS = [REQUEST_STEP, 'function, 3, from undefined', 'own']

async function build(app: FixtureApp): Promise<void> {
  const builder = await createBuilder({ root: app.root, logLevel: 'error' })
  await builder.buildApp()
}

describe('the built server', () => {
  const app = createFixtureApp(APP)
  let server: ChildServer

  beforeAll(async () => {
    await build(app)
    server = await startBuilt(app.root, await freePort())
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  const { call, post } = callsTo(() => server.url)

  test("runs the host's hooks, global middleware and the function’s own middleware, in this order", async () => {
    const response = await call('steps')
    expect([response.status, (await response.json()).result]).toEqual([
      200,
      { region: 'eu', steps: STEPS },
    ])
    expect(response.headers.get('x-timed')).toBe('once')
  })

  test('serves a client whose modules run in spite of the cycle, global middleware included', async () => {
    const script = [...app.read('dist/client').keys()].find((file) => file.endsWith('.js'))
    const loadPage = `
      globalThis.document = { createElement: () => ({ relList: { supports: () => true } }) }
      await import('./dist/client/${script}')
      const origin = '${server.url}'
      const viaServer = (path, init) =>
        fetch(origin + path, { ...init, headers: { ...Object.fromEntries(init.headers), origin } })
      console.log(JSON.stringify(await page.steps({ fetch: viaServer })))`
    const args = ['--input-type=module', '--eval', loadPage]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: app.root })
    expect(JSON.parse(stdout)).toEqual({
      region: 'eu',
      from: CLIENT_MARKER,
      steps: [REQUEST_STEP, `function, 3, from ${CLIENT_MARKER}`, 'own'],
    })
  })

  test('accepts the context that the client functions of global middleware send', async () => {
    const response = await post('steps', JSON.stringify({ context: { from: 'here' } }))
    expect((await response.json()).result).toEqual({
      region: 'eu',
      from: 'here',
      steps: [REQUEST_STEP, 'function, 3, from here', 'own'],
    })
  })

  test('runs global request middleware for all other paths, too', async () => {
    const response = await fetch(`${server.url}/nowhere`)
    expect([response.status, response.headers.get('x-timed')]).toEqual([404, 'once'])
  })

  test('runs global request middleware for a call of an unknown function', async () => {
    const response = await fetch(`${server.url}/_serverFn/nothing`, {
      headers: { origin: server.url },
    })
    expect([response.status, response.headers.get('x-timed')]).toEqual([404, 'once'])
  })

  test('passes a failure to onError and only its id to the caller', async () => {
    const response = await post('crash', '')
    const text = await response.text()
    const { errorId } = JSON.parse(text).error
    expect(response.status).toBe(500)
    expect(response.headers.get('x-timed')).toBe('once')
    expect(text).not.toContain('hunter2')
    const expectedReport = { error: 'Error: hunter2', errorId, serverFn: metaOf('crash') }
    await server.printed(`SERVER_MARKER was told ${JSON.stringify(expectedReport)}`)
    expect(server.log().split('hunter2')).toHaveLength(2)
  })

  test('applies the limits of the app', async () => {
    const response = await post('crash', JSON.stringify({ data: 'x'.repeat(200) }))
    expect([response.status, (await response.json()).error.code]).toEqual([
      413,
      'PAYLOAD_TOO_LARGE',
    ])
  })

  test('keeps the server options of start.ts out of the client', () => {
    const client = [...app.read('dist/client').values()]
    expect(client.filter((text) => text.includes(SERVER_MARKER))).toEqual([])
    expect(client.join('\n')).toContain(`${CLIENT_MARKER}: stale`)
  })
})

describe('the dev server', () => {
  const app = createFixtureApp(APP)
  let server: ViteDevServer
  let origin: string

  beforeAll(async () => {
    server = await listen(app)
    origin = originOf(server)
  })
  afterAll(async () => {
    await server.close()
    app.remove()
  })

  const { call, post } = callsTo(() => origin)

  test('runs the same middleware in the same order', async () => {
    const response = await call('steps')
    expect([response.status, await response.json()]).toEqual([
      200,
      { result: { region: 'eu', steps: STEPS } },
    ])
    expect(response.headers.get('x-timed')).toBe('once')
  })

  test('passes a failure to onError', async () => {
    const info = vi.spyOn(console, 'info').mockReturnValue()
    const { error } = await (await post('crash', '')).json()
    const expectedReport = {
      error: 'Error: hunter2',
      errorId: error.errorId,
      serverFn: metaOf('crash'),
    }
    expect(error.message).toBe('Error: hunter2')
    expect(info.mock.calls).toEqual([[SERVER_MARKER, 'was told', JSON.stringify(expectedReport)]])
    info.mockRestore()
  })

  test('keeps the server options of start.ts out of the browser', async () => {
    for (const file of ['/src/start.ts', '/src/middleware.ts']) {
      const result = await server.environments.client.transformRequest(file)
      expect(result?.code).toContain(CLIENT_MARKER)
      expect(`${result?.code}${JSON.stringify(result?.map)}`).not.toContain(SERVER_MARKER)
    }
  })
})

test('a start.ts added while the dev server runs takes effect after its restart', async () => {
  const app = createFixtureApp(WITHOUT_START)
  const logger = createLogger('silent')
  const restarted = new Promise<void>((resolve) => {
    logger.info = (message) => {
      if (message.includes('server restarted')) resolve()
    }
  })
  const server = await createServer({
    root: app.root,
    customLogger: logger,
    server: { port: 0, host: 'localhost' },
  })
  await server.listen()
  const { call } = callsTo(() => originOf(server))
  expect((await (await call('steps')).json()).result).toEqual({
    region: 'eu',
    steps: [REQUEST_STEP, 'own'],
  })

  const added = once(server.watcher, 'add')
  app.write('src/start.ts', START)
  expect(await added).toContain(join(app.root, 'src/start.ts'))
  await restarted
  expect((await (await call('steps')).json()).result).toEqual({ region: 'eu', steps: STEPS })
  await server.close()
  app.remove()
})

test('the log explains a start.ts without a start instance, with a fix', async () => {
  const app = createFixtureApp({ ...WITHOUT_START, 'src/start.ts': 'export const start = 1' })
  await build(app)
  const server = await startBuilt(app.root, await freePort())
  const response = await fetch(`${server.url}/_serverFn/${id('steps')}`, {
    headers: { origin: server.url },
  })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('startInstance')
  await server.printed('WRONG_START')
  expect(server.log()).toContain('export const startInstance = createStart(')
  await server.stop()
  app.remove()
})

function metaOf(name: string): object {
  return { id: id(name), name, filename: 'src/functions.ts' }
}

async function listen(app: FixtureApp): Promise<ViteDevServer> {
  const server = await createServer({
    root: app.root,
    logLevel: 'error',
    server: { port: 0, host: 'localhost' },
  })
  return server.listen()
}

function originOf(server: ViteDevServer): string {
  return (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '')
}
