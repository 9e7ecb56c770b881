import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesIn } from '../support/built-files.ts'
import { answersOf, callShape, resultsOf } from '../support/call-shape.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { ROOT } from '../support/prepare.mjs'
import { createShapesApp } from '../support/shapes-app.ts'
import { SHAPES } from '../support/shapes-server.ts'
import { testInFull } from '../support/test-in-full.ts'
import type { Workspace } from '../support/workspace.ts'

/** The functions in the app's own sources, which the dev server scans for unknown ids. */
const APP_SHAPES = SHAPES.filter(({ file }) => file.startsWith('src/'))

/** Runs `vite build` in the app's folder. */
async function runBuild(app: string): Promise<void> {
  const { NODE_ENV: _env, TEST: _test, VITEST: _vitest, ...env } = process.env
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--sourcemap', '--manifest'], {
    cwd: app,
    env,
  })
}

test('two builds are the same, byte for byte, wherever the workspace lies', async () => {
  const workspaces = [createShapesApp(), createShapesApp()]
  await Promise.all(workspaces.map(({ app }) => runBuild(app)))
  const [one, other] = workspaces.map(({ app }) => filesIn(join(app, 'dist')))
  expect([...(one?.keys() ?? [])]).toContain('seamline-report.json')
  expect([...(one?.keys() ?? [])]).toContain('server/server.js')
  expect(other).toEqual(one)
  for (const { remove } of workspaces) remove()
})

describe('the dev server, before any page has loaded', () => {
  let workspace: Workspace
  let server: DevServer

  beforeEach(async () => {
    workspace = createShapesApp()
    server = await startDevServer(workspace.app)
  })
  afterEach(async () => {
    await server.stop()
    workspace.remove()
  })

  // The twenty POSTs of the next test take the same way.
  testInFull('accepts a POST to a function as its first request', async () => {
    const first = APP_SHAPES.find(({ method }) => method === 'POST') ?? fail()
    const response = await callShape(server.url, first)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ result: first.result })
  })

  test('accepts twenty concurrent POSTs as its first requests', async () => {
    const posts = APP_SHAPES.filter(({ method }) => method === 'POST')
    const twenty = Array.from({ length: 20 }, (_, index) => posts[index % posts.length] ?? fail())
    const answers = await Promise.all(
      twenty.map(async (shape) => (await callShape(server.url, shape)).json()),
    )
    expect(answers).toEqual(twenty.map(({ result }) => ({ result })))
  })

  // The next test serves these functions, too.
  testInFull('serves every function of the app by its id of the build', async () => {
    expect(await answersOf(server.url, APP_SHAPES)).toEqual(resultsOf(APP_SHAPES))
  })

  test('serves every function of a package, too', async () => {
    expect(await answersOf(server.url, SHAPES)).toEqual(resultsOf(SHAPES))
  })
})

test('the dev server serves the functions of a package once the page has loaded it', async () => {
  const workspace = createShapesApp()
  const server = await startDevServer(workspace.app)
  await server.vite.environments.client.transformRequest('/src/App.tsx')
  await server.vite.environments.client.waitForRequestsIdle()
  expect(await answersOf(server.url, SHAPES)).toEqual(resultsOf(SHAPES))
  await server.stop()
  workspace.remove()
})

function fail(): never {
  throw new Error('The app has no function that answers POST.')
}
