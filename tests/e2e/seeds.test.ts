/** Every code block of the two documents that the package implements, reworded, as an app. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compile } from '../../babel-plugin/index.ts'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { MOVED_NAME } from '../support/moved-app.ts'
import { built, typeErrorsIn, type Running } from '../support/running-app.ts'
import { BLOCKS_OF, moduleOf, SEED_BLOCKS, SEEDS_APP } from '../support/seeds/app.ts'
import type { SeedBlock } from '../support/seeds/block.ts'

const app = createFixtureApp(SEEDS_APP, MOVED_NAME)
let server: Running
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await built(app.root)
  browser = await connectBrowser()
  page = await browser.newPage()
  await page.goto(`${server.url}/sr/greeting`)
  await page.locator('body[data-works]').waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  app.remove()
})

const nameOf = ({ document, heading, nth }: SeedBlock): string => `${document}, ${heading}, ${nth}`
const named = SEED_BLOCKS.map((block) => [nameOf(block), block] as const)
const logged = async (): Promise<readonly string[]> => {
  const lines: string[] = await (await fetch(`${server.url}/log`)).json()
  return lines
}

test.each(Object.entries(BLOCKS_OF))('the table has every block of %s', (document, count) => {
  expect(SEED_BLOCKS.filter((block) => block.document === document)).toHaveLength(count)
  expect(new Set(named.map(([name]) => name)).size).toBe(SEED_BLOCKS.length)
})

test.each(named)('%s compiles for both sides', async (_name, block) => {
  const filename = `${app.root}/${block.file}`
  const split = async (environment: 'client' | 'server'): Promise<string> => {
    const result = await compile(block.text, { filename, root: app.root, environment })
    return result?.code ?? block.text
  }
  // In one of them only the handler is server code.
  const ofServer = block.text.includes('SEED_SERVER') ? 'SEED_SERVER' : 'context.user'
  expect(await split('server')).toContain(ofServer)
  expect(await split('client')).not.toContain(ofServer)
})

const asked = named.filter(([, { asks }]) => asks !== undefined)
const called = named.filter(([, { call }]) => call !== undefined)

test('every block is fetched or called', () => {
  expect(asked.length + called.length).toBe(SEED_BLOCKS.length)
})

test.each(asked)('%s responds as documented', async (_name, { asks = [] }) => {
  for (const { path, init, status = 200, text, type, log } of asks) {
    await logged()
    const response = await fetch(`${server.url}${path}`, init)
    expect(response.status).toBe(status)
    if (text !== undefined) expect(await response.text()).toBe(text)
    if (type !== undefined) expect(response.headers.get('content-type')).toContain(type)
    if (log !== undefined) expect(await logged()).toEqual(log)
  }
})

test.each(called)(
  '%s returns the documented result in process and from a page',
  async (_name, block) => {
    const { result, log = [], clientLog = [] } = block.call ?? {}
    await logged()
    const here = await (await fetch(`${server.url}/call/${moduleOf(block)}`)).json()
    expect(here).toEqual({ result })
    const inProcess = await logged()
    expect(inProcess.filter((line) => !clientLog.includes(line))).toEqual(log)
    expect(inProcess.filter((line) => clientLog.includes(line))).toEqual(clientLog)
    const there = await page.evaluate(async (name) => {
      const { calls, lines } = Reflect.get(window, 'seeds')
      return { result: await calls[name](), lines: lines.splice(0) }
    }, moduleOf(block))
    expect(there).toEqual({ result, lines: clientLog })
    expect(await logged()).toEqual(log)
  },
)

test('a component fetches from the handler of its own route', async () => {
  await page.getByRole('button', { name: 'Greet' }).click()
  await page.getByText('SEED_SERVER greets Ann').waitFor()
})

test('type-checks', async () => {
  expect(await typeErrorsIn(app.root)).toBe('')
})

test('contains no server code in the browser', () => {
  const client = [...app.read('dist/client')]
  expect(client.filter(([, text]) => text.includes('SEED_SERVER'))).toEqual([])
})
