/** Env files of a whole app: on the server in development, preview and tests, and never in the browser's files. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBuilder } from 'vite'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import {
  freePort,
  startBuilt,
  startChildServer,
  startInDevelopment,
  type ChildServer,
} from '../support/child-server.ts'
import { createFixtureApp, type FixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'
import { vitestIn } from '../support/testing-kit.ts'

const FILES = {
  'index.html': `<!doctype html><script type="module" src="/src/main.ts"></script>`,
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    const project = (environment) => ({ extends: true, test: { name: environment, environment } })
    export default {
      plugins: [seamline()],
      test: { projects: [project('node'), project('jsdom')] },
    }`,
  'src/main.ts': `
    import { read } from './read'
    document.title = import.meta.env.VITE_TITLE + import.meta.env.SECRET
    Object.assign(globalThis, { read })`,
  'src/config.server.ts': `export const atLoad = process.env.SECRET`,
  'src/read.ts': `
    import { createServerFn } from 'seamline'
    import { atLoad } from './config.server'
    export const read = createServerFn({ method: 'POST' }).handler(() => {
      const { SECRET, LOCAL, VITE_TITLE, REAL } = process.env
      return { atLoad, SECRET, LOCAL, VITE_TITLE, REAL }
    })`,
  'host.mjs': `
    import { createServer } from 'node:http'
    import { toNodeHandler } from 'srvx/node'
    import app from './dist/server/server.js'
    const { PORT } = process.env
    createServer(toNodeHandler(app.fetch)).listen(PORT, 'localhost', () => console.log(':' + PORT))`,
  '.env': 'SECRET=secret-of-all\nREAL=file\nVITE_TITLE=public-title',
  '.env.local': 'LOCAL=secret-of-this-machine',
  '.env.development': 'SECRET=secret-of-development',
  '.env.production': 'SECRET=secret-of-production',
  '.env.test': 'SECRET=secret-of-tests',
  'tests/read.test.ts': `
    import { setupServer } from 'msw/node'
    import { expect, test } from 'vitest'
    import { serverFnHandlers } from 'seamline/testing'
    import { read } from '../src/read'
    test('the server has the values', async () => {
      const server = setupServer(...serverFnHandlers())
      server.listen()
      const values = await read()
      server.close()
      expect(values).toEqual({
        atLoad: 'secret-of-tests',
        SECRET: 'secret-of-tests',
        LOCAL: 'secret-of-this-machine',
        VITE_TITLE: 'public-title',
        REAL: 'file',
      })
    })`,
}

let app: FixtureApp
beforeAll(async () => {
  app = createFixtureApp(FILES)
  const builder = await createBuilder({ root: app.root, logLevel: 'error' })
  await builder.buildApp()
})
afterAll(() => app.remove())

async function valuesFrom({ url }: Pick<ChildServer, 'url'>): Promise<unknown> {
  const response = await fetch(`${url}/_serverFn/${functionId('src/read.ts', 'read')}`, {
    method: 'POST',
    headers: { origin: url },
  })
  const { result }: { result?: unknown } = await response.json()
  return result
}

const VITE = `${ROOT}/node_modules/vite/bin/vite.js`
const ENV = { REAL: 'environment' }

const preview = async (): Promise<ChildServer> => {
  const port = await freePort()
  const args = [VITE, 'preview', '--port', `${port}`, '--strictPort', '--host', 'localhost']
  return startChildServer({ args, cwd: app.root, port, env: ENV })
}

describe('the server reads the files', () => {
  test.each<[what: string, serve: () => Promise<ChildServer>, secret: string]>([
    [
      'in development',
      async () => startInDevelopment(app.root, await freePort(), ENV),
      'secret-of-development',
    ],
    ['in a preview', preview, 'secret-of-production'],
  ])('%s', async (_what, serve, secret) => {
    const server = await serve()
    expect(await valuesFrom(server)).toEqual({
      atLoad: secret,
      SECRET: secret,
      LOCAL: 'secret-of-this-machine',
      VITE_TITLE: 'public-title',
      REAL: 'environment',
    })
    await server.stop()
  })

  test('in development, again after an edit', async () => {
    const server = await startInDevelopment(app.root, await freePort(), ENV)
    await valuesFrom(server)
    app.write('.env.development.local', 'SECRET=edited')
    const edited = () => valuesFrom(server).catch(() => undefined)
    await expect.poll(edited).toMatchObject({ SECRET: 'edited', atLoad: 'edited' })
    await server.stop()
  })

  test('in tests, on either side', async () => {
    expect(await vitestIn(app.root)).toMatch(/Tests +2 passed \(2\)/)
  })
})

/** The values on a host of the app's own, which Node starts with these options. */
async function host(...options: readonly string[]): Promise<unknown> {
  const port = await freePort()
  const args = [...options, 'host.mjs']
  const server = await startChildServer({ args, cwd: app.root, port, env: ENV })
  const values = await valuesFrom(server)
  await server.stop()
  return values
}

describe('a built server has the environment of its host', () => {
  test('which reads no files by itself', async () => {
    // A value without a variable is `null` in the plain text.
    const none = { atLoad: null, SECRET: null, LOCAL: null, VITE_TITLE: null }
    expect(await host()).toEqual({ ...none, REAL: 'environment' })
  })

  test('which may read a file with `node --env-file`', async () => {
    const read = { atLoad: 'secret-of-all', SECRET: 'secret-of-all', VITE_TITLE: 'public-title' }
    expect(await host('--env-file=.env')).toEqual({ ...read, LOCAL: null, REAL: 'environment' })
  })

  test('to which `srvx --prod` adds two files', async () => {
    const server = await startBuilt(app.root, await freePort(), ENV)
    expect(await valuesFrom(server)).toMatchObject({
      SECRET: 'secret-of-production',
      LOCAL: null,
      VITE_TITLE: 'public-title',
      REAL: 'environment',
    })
    await server.stop()
  })
})

test('a build has public values only', () => {
  expect([...app.read('dist/client').values()].join('\n')).toContain('public-title')
  expect([...app.read('dist').values()].join('\n')).not.toContain('secret-of')
})

test('the dev server sends public values only', async () => {
  const server = await startInDevelopment(app.root, await freePort())
  await valuesFrom(server)
  const paths = ['/src/main.ts', '/@vite/env', '/@vite/client', '/src/read.ts', '/']
  const sent = await Promise.all(
    paths.map(async (path) => (await fetch(`${server.url}${path}`)).text()),
  )
  expect(sent.join('\n')).toContain('public-title')
  expect(sent.join('\n')).not.toContain('secret-of')
  await server.stop()
})
