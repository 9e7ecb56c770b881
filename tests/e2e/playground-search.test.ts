import { describe, expect, test } from 'vitest'
import type { Request, Route } from 'playwright-core'
import { BUILT, usePlayground } from '../support/playground.ts'

describe.each(BUILT)('search as you type in %s', (mode) => {
  const { visit } = usePlayground(mode)

  test('shows the notes that match, by text or author, and all again without a query', async () => {
    const { page, notes } = await visit('Ada')
    const all = await notes().count()
    const field = page.getByLabel('Search notes')
    await field.pressSequentially('MOTH')
    await page.getByText('1 note with “MOTH”').waitFor()
    await expect.poll(() => notes().count()).toBe(1)
    await expect.poll(() => notes().locator('mark').textContent()).toBe('moth')
    await field.fill('grace')
    await page.getByText('2 notes with “grace”').waitFor()
    await field.fill('no such thing')
    await page.getByText('Nothing matches “no such thing”.').waitFor()
    await expect.poll(() => notes().count()).toBe(0)
    await field.fill('')
    await page.getByText(`${all} notes`, { exact: true }).waitFor()
    await expect.poll(() => notes().count()).toBe(all)
  })

  test('treats a query as text, not as a pattern', async () => {
    const { page, addNote, notes } = await visit('Ada')
    await addNote('100 % of the (notes)')
    await page.getByLabel('Search notes').fill('% of the (')
    await page.getByText('1 note with “% of the (”').waitFor()
    await expect.poll(() => notes().locator('mark').textContent()).toBe('% of the (')
  })

  test('a keystroke aborts the search before it, whose response is never shown', async () => {
    const { page, notes } = await visit('Ada')
    const held: Route[] = []
    await page.route(isSearchFor('mot'), (route) => void held.push(route))
    const sent = page.waitForRequest(isCallFor('mot'))
    const stale = page.waitForEvent('requestfailed', isCallFor('mot'))
    const field = page.getByLabel('Search notes')
    await field.fill('mot')
    await sent
    await field.press('h')
    expect((await stale).failure()?.errorText).toBe('net::ERR_ABORTED')
    await page.getByText('1 note with “moth”').waitFor()
    // The caller has gone by now; the browser may log that.
    await held[0]?.fulfill({ json: { result: [] }, headers: OUTCOME }).catch(() => {})
    await page.evaluate(() => new Promise(requestAnimationFrame))
    await expect.poll(() => notes('moth').count()).toBe(1)
    await expect.poll(() => page.getByText('with “moth”').isVisible()).toBe(true)
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
  })

  test('each keystroke searches, and older results never replace newer ones', async () => {
    const { page, calls } = await visit('Ada')
    await page.evaluate(() => {
      const count = document.querySelector('.count')
      const seen: string[] = []
      Object.assign(window, { seen })
      if (count === null) throw new Error('The page has no count of notes.')
      new MutationObserver(() => seen.push(count.textContent ?? '')).observe(count, {
        subtree: true,
        characterData: true,
        childList: true,
      })
    })
    const before = calls().length
    await page.getByLabel('Search notes').pressSequentially('dumplings')
    await page.getByText('with “dumplings”').waitFor()
    expect(calls().length - before).toBe('dumplings'.length)
    const seen: string[] = await page.evaluate('seen')
    const lengths = seen.map((text) => /“(\w+)”/.exec(text)?.[1]?.length ?? 0)
    expect(lengths).toEqual(lengths.toSorted((one, other) => one - other))
  })

  test('a failed search keeps the list and can be retried', async () => {
    const { page, notes } = await visit('Ada')
    const all = await notes().count()
    await page.route(isSearchFor('moth'), (route) => route.abort())
    await page.getByLabel('Search notes').fill('moth')
    await page.getByRole('alert').getByText('NETWORK').waitFor()
    await expect.poll(() => notes().count()).toBe(all)
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('1 note with “moth”').waitFor()
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
  })

  test('a note added while searching is shown', async () => {
    const { page, addNote } = await visit('Ada')
    await page.getByLabel('Search notes').fill('moth')
    await page.getByText('1 note with “moth”').waitFor()
    await addNote('Something else altogether')
    await expect.poll(() => page.getByLabel('Search notes').inputValue()).toBe('')
  })
})

const OUTCOME = { 'x-seamline': '1; result' }

function isSearchFor(query: string): (url: URL) => boolean {
  return (url) => url.searchParams.get('input')?.includes(`"query":"${query}"`) ?? false
}

function isCallFor(query: string): (request: Request) => boolean {
  return (request) => isSearchFor(query)(new URL(request.url()))
}
