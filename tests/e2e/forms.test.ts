import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import type { FixtureApp } from '../support/fixture-app.ts'
import { createFormsApp } from '../support/forms/app.ts'
import {
  CELLS,
  expectSafe,
  FILE,
  filledIn,
  seenOf,
  type Encoding,
  type FormRow,
} from '../support/forms/matrix.ts'
import { FAST_MODES } from '../support/playground.ts'
import { built, type Running } from '../support/running-app.ts'
import { selectionOf } from '../support/selection.ts'

/** The full matrix runs over HTTP, without a browser (tests/unit/semantics). */
const CASES = selectionOf(
  CELLS.flatMap((cell) =>
    FAST_MODES.flatMap((mode) => [true, false].map((isScripted) => ({ cell, mode, isScripted }))),
  ),
  ({ cell: [what, encoding, fn], mode, isScripted }) => [what, encoding, fn, mode, isScripted],
)

describe.each(FAST_MODES)('forms in Chromium, in %s,', (mode) => {
  const cellsOf = (isScripted: boolean) =>
    CASES.filter((each) => each.mode === mode && each.isScripted === isScripted).map(
      ({ cell }) => cell,
    )
  let app: FixtureApp
  let served: Running
  let browser: Browser
  let scripted: Page
  let plain: Page
  const problems: string[] = []

  beforeAll(async () => {
    app = createFormsApp()
    served = await (mode === 'production' ? built : startDevServer)(app.root)
    browser = await connectBrowser()
    scripted = await browser.newPage()
    scripted.on('pageerror', (error) => problems.push(String(error)))
    plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  })
  afterAll(async () => {
    await browser.close()
    await served.stop()
    app.remove()
    expect(problems).toEqual([])
  })

  /** Fills in a form and submits it. */
  async function send(page: Page, row: FormRow, encoding: Encoding, fn: string): Promise<void> {
    await page.goto(`${served.url}/forms?page=2`)
    if (page === scripted) await page.locator('html[data-ready]').waitFor()
    const form = page.locator(`#${encoding}-${fn}`)
    const { title, ending } = filledIn(row, encoding)
    await form.locator('textarea').fill(title)
    if (encoding === 'file') {
      const { name, type: mimeType, text } = FILE
      await form.locator('input').setInputFiles({ name, mimeType, buffer: Buffer.from(text) })
    }
    await form.getByRole('button', { name: ending }).click()
  }

  /** The calls that the handler received since the last read. */
  const seen = async (): Promise<unknown> => (await fetch(`${served.url}/seen`)).json()

  test.each(cellsOf(true))(
    'submits %s, as %s to %s, with a script',
    async (_what, encoding, fn, row) => {
      const expected = seenOf(filledIn(row, encoding), encoding, fn === 'save' ? undefined : 'acme')
      await send(scripted, row, encoding, fn)
      const output = scripted.locator('output:not(:empty)')
      await output.waitFor()
      const outcome = JSON.parse((await output.textContent()) ?? '') as object
      const message =
        mode === 'development' && row.what === 'an unexpected error'
          ? { message: 'TypeError: hunter2' }
          : {}
      expect(outcome).toEqual({ ...row.told(expected), ...message })
      await expect.poll(() => new URL(scripted.url()).pathname).toBe('/forms')
      expect(await seen()).toEqual(row.runs ? [expected] : [])
    },
  )

  test.each(cellsOf(false))(
    'submits %s, as %s to %s, without a script',
    async (_what, encoding, fn, row) => {
      const shown = row.shown('/forms?page=2')
      const [answer] = await Promise.all([
        plain.waitForResponse((response) => response.url().includes('/_serverFn/')),
        send(plain, row, encoding, fn),
      ])
      const headers = await answer.allHeaders()
      expect([answer.status(), headers['x-seamline'], headers['location']]).toEqual([
        shown.status,
        shown.label,
        shown.location,
      ])
      await plain.waitForLoadState()
      if (shown.location !== undefined) {
        await expect.poll(() => plain.url()).toBe(`${served.url}${shown.location}`)
      } else {
        const masked = 'The server failed. Try again later.'
        for (const each of shown.texts ?? []) {
          const shownText = mode === 'development' && each === masked ? 'hunter2' : each
          await expect.poll(() => plain.locator('body').innerText()).toContain(shownText)
        }
        if (mode === 'production') expectSafe(await plain.content())
      }
      const back = plain.getByRole('link', { name: 'Go back' })
      if (shown.status >= 400) {
        await back.click()
        await plain.waitForURL(`${served.url}/forms?page=2`)
      }
      const expected = seenOf(filledIn(row, encoding), encoding)
      expect(await seen()).toEqual(row.runs ? [expected] : [])
    },
  )

  test('a form whose function is missing from a newer build shows an error page', async () => {
    await plain.route('**/forms', async (route) => {
      const answer = await route.fetch()
      const body = (await answer.text()).replaceAll('/_serverFn/', '/_serverFn/of-an-older-build-')
      await route.fulfill({ response: answer, body })
    })
    await plain.goto(`${served.url}/forms`)
    await plain.locator('#urlencoded-save').getByRole('button', { name: 'value' }).click()
    await plain.getByRole('heading', { name: 'Not found' }).waitFor()
    await plain.unroute('**/forms')
    await plain.getByRole('link', { name: 'Go back' }).click()
    await plain.waitForURL(`${served.url}/forms`)
  })

  test('the error page is styled under its own policy and supports a dark colour scheme', async () => {
    await plain.emulateMedia({ colorScheme: 'dark' })
    const row = CELLS.find(([what]) => what === 'an error of the app')?.[3] as FormRow
    await send(plain, row, 'urlencoded', 'save')
    await plain.getByRole('heading', { name: 'Request failed' }).waitFor()
    const colours = (): Promise<readonly string[]> =>
      plain
        .locator('html')
        .evaluate((root) => [getComputedStyle(root).colorScheme, getComputedStyle(root).color])
    await expect.poll(colours).toEqual(['light dark', 'rgb(255, 255, 255)'])
    await plain.emulateMedia({ colorScheme: null })
  })
})
