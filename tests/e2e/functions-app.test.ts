/** An app of functions and `index.html` alone: no router and no server-rendered pages. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { freePort, startBuilt } from '../support/child-server.ts'
import { startDevServer } from '../support/dev-server.ts'
import { ROOT } from '../support/prepare.mjs'

const APP = join(ROOT, 'tests/functions-app')
const TEMPORARY = join(ROOT, 'tests/.tmp')

interface Running {
  readonly url: string
  readonly stop: () => Promise<void>
}

async function built(): Promise<Running> {
  mkdirSync(TEMPORARY, { recursive: true })
  const folder = mkdtempSync(join(TEMPORARY, 'functions-app-'))
  const build = { outDir: join(folder, 'dist'), emptyOutDir: true }
  await (await createBuilder({ root: APP, logLevel: 'error', build })).buildApp()
  const server = await startBuilt(folder, await freePort())
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

const MODES: readonly [string, () => Promise<Running>][] = [
  ['in development', () => startDevServer(APP)],
  ['built', built],
]

describe.each(MODES)('an app without routes, %s', (_name, start) => {
  let browser: Browser
  let server: Running
  let page: Page

  beforeAll(async () => {
    browser = await connectBrowser()
    server = await start()
    page = await browser.newPage()
    await page.goto(server.url)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  const send = async (text: string): Promise<void> => {
    await page.getByRole('textbox').fill(text)
    await page.getByRole('button').click()
  }

  test('signs in, lists and adds, with client and server middleware running', async () => {
    await send('')
    await page.getByRole('alert').getByText('Enter your name.').waitFor()
    await send('Grace')
    await page.getByText('Ada: Check the Bernoulli numbers').waitFor()
    const adding = page.waitForRequest((request) => request.method() === 'POST')
    await send('Buy milk')
    expect(await (await adding).headerValue('authorization')).toMatch(/^Bearer \w{64} Grace$/)
    await page.getByText('Grace: Buy milk').waitFor()
    await expect.poll(() => page.locator('output').textContent()).toMatch(/^\d{4}-\d\d-\d\dT/)
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
  })

  test('refuses a call without the header', async () => {
    const listing = page.waitForRequest((request) => request.method() === 'GET')
    await send('One more')
    const url = (await listing).url()
    expect(await page.evaluate((target) => fetch(target).then(({ status }) => status), url)).toBe(
      401,
    )
  })
})
