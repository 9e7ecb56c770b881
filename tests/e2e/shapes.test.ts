import type { Browser, Page } from 'playwright-core'
import { createBuilder } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { freePort, startBuilt } from '../support/child-server.ts'
import { startDevServer } from '../support/dev-server.ts'
import { FAST_MODES, type PlaygroundMode } from '../support/playground.ts'
import { createShapesApp } from '../support/shapes-app.ts'
import type { Workspace } from '../support/workspace.ts'

/** The page's output after one button has called every function. */
const ANSWERS = {
  listNotes: 2,
  addNote: 3,
  search: 1,
  default: 'Hello Ada',
  readEnv: 'region',
  'api.notes.list': ['milk', 'bread'],
  'api.notes.remove': 'bread',
  whoAmI: 'user 64',
  countVisits: 20,
  banUser: 'admin Eve 20 13',
  fromRenamed: 'renamed',
  fromNamespace: 'namespace',
  kitVersion: '1.0.0',
  getStats: 'stats 20',
  'here: side': 'CLIENT_MARKER',
  'here: viewport': 'CLIENT_MARKER object',
}

interface Served {
  readonly url: string
  readonly stop: () => Promise<void>
}

async function serve(app: string, mode: PlaygroundMode): Promise<Served> {
  if (mode === 'development') return startDevServer(app)
  await (await createBuilder({ root: app, logLevel: 'error' })).buildApp()
  return startBuilt(app, await freePort())
}

// tests/integration/shapes-everywhere.test.ts calls each function on the dev server.
describe.each(FAST_MODES)('server functions of every shape in %s', (mode) => {
  let workspace: Workspace
  let served: Served
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    workspace = createShapesApp()
    served = await serve(workspace.app, mode)
    browser = await connectBrowser()
    page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.goto(served.url)
  })
  afterEach(() => {
    expect(problems.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await served.stop()
    workspace.remove()
  })

  test('the page calls each of them and shows the result', async () => {
    await page.getByRole('button', { name: 'Call everything' }).click()
    const answers = page.locator('pre:not(:empty)')
    await answers.waitFor()
    expect(JSON.parse((await answers.textContent()) ?? '')).toEqual(ANSWERS)
  })

  test('a component calls its own function', async () => {
    await page.getByRole('button', { name: 'Count: 1' }).click()
    await page.getByRole('button', { name: 'Count: 27' }).click()
    await page.getByRole('button', { name: 'Count: 53' }).waitFor()
  })

  test('a lazily loaded component calls its function, also as a part of its module', async () => {
    await page.getByText('whole: 20').waitFor()
    await page.getByText('part: 20').waitFor()
  })

  test('the styles imported by the components apply', async () => {
    const colours = await page.evaluate(() =>
      ['main', '.panel'].map((selector) => {
        const element = document.querySelector(selector)
        return element && getComputedStyle(element).color
      }),
    )
    expect(colours).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)'])
  })

  test('all functions respond after a reload', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Call everything' }).click()
    const answers = page.locator('pre:not(:empty)')
    await answers.waitFor()
    expect(JSON.parse((await answers.textContent()) ?? '')).toEqual(ANSWERS)
  })
})
