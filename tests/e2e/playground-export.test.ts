import { text as readText } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import type { Download, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { BUILT, usePlayground, type Playground } from '../support/playground.ts'

/** The functions that a test exposes to the page. */
declare const crash: () => void

/** 40 MB: too much to be buffered on the way before the reader stops. */
const MANY = 20_000

describe.each(BUILT)('the export of all notes in %s', (mode) => {
  const { playground, visit } = usePlayground(mode)

  test('contains each note once, oldest first, regardless of the search', async () => {
    const { page, addNote, notes } = await visit('Ada')
    await addNote('# Not a heading\nbut a note')
    const count = await notes().count()
    await page.getByLabel('Search notes').fill('moth')
    await page.getByText('1 note with “moth”').waitFor()
    const arriving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    const download = await arriving
    expect(download.suggestedFilename()).toBe('team-notes.md')
    const text = await textOf(download)
    expect(text.match(/^## .*/gm)?.length).toBe(count)
    expect(text).toMatch(/^# Team notes\n\n## Ada, \d{4}-\S+Z\n\n> Check the Bernoulli numbers\n\n/)
    expect(text).toMatch(/\n\n## Ada, \d{4}-\S+Z\n\n> # Not a heading\n> but a note\n$/)
    await page.getByText(`Exported ${count} notes.`).waitFor()
    await playground().printed(`export: ended after ${count} of ${count} notes`)
    const again = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download' }).click()
    expect(await textOf(await again)).toBe(text)
  })

  test('can be stopped: the server ends too, and the page shows the progress and has the file', async () => {
    const { page, notes } = await visit('Grace')
    const before = await notes().count()
    const total = before + MANY
    await withManyNotes(playground(), async () => {
      await atTheFirstNote(page, 'press stop')
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByText(/^Stopped after/).waitFor()
    })
    await playground().printed(` of ${total} notes`)
    const sent = Number(/ended after (\d+) of 2\d{4}/.exec(playground().log())?.[1])
    expect(sent).toBeLessThan(total)
    await expect
      .poll(() => page.getByText(/^Stopped after/).textContent())
      .toBe(`Stopped after 1 of ${total} notes.`)
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download' }).click()
    const text = await textOf(await arriving)
    expect(text.match(/^## .*/gm)?.length).toBe(1)

    const complete = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await textOf(await complete)).match(/^## .*/gm)?.length).toBe(before)
  })

  test('counts the notes that have arrived while it runs', async () => {
    const { page, notes } = await visit('Grace')
    const total = (await notes().count()) + MANY
    await withManyNotes(playground(), async () => {
      const drawn = page.evaluate(stopAfterThreeCounts, total)
      await page.getByRole('button', { name: 'Export' }).click()
      expect(await drawn).toBe(3)
      await page.getByText(/^Stopped after \d+ of/).waitFor()
    })
  })

  test('shows its error and keeps the notes that arrived', async () => {
    const { page } = await visit('Alan')
    await withManyNotes(playground(), async () => {
      await page.exposeFunction('crash', () => playground().crash())
      await atTheFirstNote(page, 'crash the server')
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('alert').getByText('NETWORK').waitFor()
    })
    const outcome = await page.getByText(/^Failed after/).textContent()
    const [, count, total] = /^Failed after (\d+) of (\d+) notes\.$/.exec(outcome ?? '') ?? []
    expect(Number(count)).toBeGreaterThan(0)
    expect(Number(count)).toBeLessThan(Number(total))
    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download' }).click()
    expect((await textOf(await arriving)).match(/^## .*/gm)?.length).toBe(Number(count))
    await page.goto('about:blank')
    await playground().start()
  })

  test('requires a sign-in', async () => {
    const { page, calls } = await visit('Ada')
    const arriving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await arriving
    const url = calls().at(-1)?.url() ?? ''
    const outcome = await page.evaluate(async (target) => {
      const authorization = 'Bearer 1.forged'
      const answers = [
        await fetch(target, { credentials: 'omit' }),
        await fetch(target, { credentials: 'omit', headers: { authorization } }),
      ]
      return Promise.all(answers.map(async (each) => [each.status, await each.text()] as const))
    }, url)
    // A call with a token receives an error; a page without a session is redirected to the login
    // page.
    expect(outcome[0]?.[1]).toContain('/login')
    expect(outcome[1]?.[0]).toBe(401)
    expect(outcome.join()).not.toContain('moth')
  })
})

async function textOf(download: Download): Promise<string> {
  return readText(await download.createReadStream())
}

/** Runs a callback with many long notes in the database. */
async function withManyNotes(playground: Playground, act: () => Promise<void>): Promise<void> {
  const database = createClient({ url: pathToFileURL(playground.databaseFile).href })
  await database.execute({
    sql: `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
          INSERT INTO notes (user_id, text) SELECT 1, printf('%.2000c', 'x') FROM numbers`,
    args: [MANY],
  })
  try {
    await act()
  } finally {
    await database.execute("DELETE FROM notes WHERE text LIKE 'xxxx%'")
    database.close()
  }
}

/** Runs a callback once the first note is counted, before the page reads on. */
async function atTheFirstNote(page: Page, act: 'press stop' | 'crash the server'): Promise<void> {
  await page.evaluate((wanted) => {
    const seen = new MutationObserver(() => {
      if (!/\d+ of \d+ notes/.test(document.body.innerText)) return
      seen.disconnect()
      if (wanted === 'crash the server') return crash()
      document.querySelector<HTMLElement>('.export button')?.click()
    })
    seen.observe(document.body, { subtree: true, childList: true, characterData: true })
  }, act)
}

/** Runs in the page: presses "Stop" after drawing three different counts of so many notes. */
function stopAfterThreeCounts(total: number): Promise<number> {
  return new Promise((resolve) => {
    const counts = new Set<string>()
    const look = () => {
      const [count] = /\d+ of \d+ notes/.exec(document.body.innerText) ?? []
      if (count?.endsWith(`of ${total} notes`) === true) counts.add(count)
      if (counts.size < 3) return requestAnimationFrame(look)
      document.querySelector<HTMLElement>('.export button')?.click()
      resolve(counts.size)
    }
    look()
  })
}
