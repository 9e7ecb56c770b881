import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { BUILT, overflowOf, usePlayground } from '../support/playground.ts'

describe.each(BUILT)('the page of the playground in %s', (mode) => {
  const { visit } = usePlayground(mode)

  test('the panel shows the request and the response of the last call', async () => {
    const { page, openPanel } = await visit('Ada')
    const token = await page.evaluate(() => localStorage.getItem('notes.token'))
    await openPanel()
    const newest = page.getByLabel('The last calls').getByRole('listitem').first()
    await expect.poll(() => newest.textContent()).toMatch(/findNotes.*GET\s*200/)
    const content = (await newest.textContent()) ?? ''
    expect(content).toMatch(/\d+ ms/)
    expect(content).toContain(`authorization: Bearer ${token?.slice(0, 5)}`)
    expect(content).not.toContain(token)
    expect(content).toMatch(/Context sent\{"call":\d+\}/)
    expect(content).toMatch(/Context received\{"serverTime":"\d{4}-[^"]+Z"\}/)
    const first = page.getByLabel('The last calls').getByRole('listitem').filter({
      hasText: 'signIn',
    })
    await expect.poll(() => first.textContent()).toMatch(/POST\s*200.*Headersnone/)
  })

  test('the panel has the newest eight calls, including failed and aborted ones', async () => {
    const { page, openPanel } = await visit('Ada')
    await openPanel()
    const calls = page.getByLabel('The last calls').getByRole('listitem')
    await page.getByRole('button', { name: 'Break something' }).click()
    await calls.first().getByText('500').waitFor()
    await expect.poll(() => calls.first().textContent()).toContain('breakSomething')
    // Held, so that the next keystroke finds it in flight.
    await page.route(/%22query%22%3A%22mot%22/, () => {})
    await page.getByLabel('Search notes').fill('mot')
    await calls.first().getByText('on its way').waitFor()
    await page.getByLabel('Search notes').fill('moth')
    await calls.nth(1).getByText('aborted').waitFor()
    await calls.first().getByText('200').waitFor()
    await page.getByLabel('Search notes').pressSequentially(' and more')
    await page.getByText('Nothing matches “moth and more”.').waitFor()
    await expect.poll(() => calls.count()).toBe(8)
    await expect.poll(() => calls.filter({ hasText: 'breakSomething' }).count()).toBe(0)
  })

  test('the requested page can be retried after a network failure', async () => {
    const { page, notes } = await visit('Ada')
    await page.route('**/_serverFn/**', (route) => route.abort())
    await notes('moth').getByRole('link').click()
    await page.getByRole('main').getByText('NETWORK').waitFor()
    await page.unroute('**/_serverFn/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await notes('moth').waitFor()
    await expect.poll(() => notes().count()).toBe(1)
  })

  test('nothing is wider than the screen on a phone', async () => {
    const { page, signIn, addNote, notes, openPanel } = await visit(undefined, {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    await expect.poll(() => overflowOf(page)).toBe(0)
    await signIn('Wolfeschlegelsteinhausenbergerdorff')
    await addNote(`Donau${'dampfschifffahrt'.repeat(8)} `)
    await expect.poll(() => overflowOf(page)).toBe(0)
    await notes('Donau').getByRole('button', { name: 'Edit' }).tap()
    await page.getByLabel('Edit note').fill(' ')
    await page.getByRole('button', { name: 'Save' }).tap()
    await page.getByText('Write something first.').waitFor()
    await expect.poll(() => overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: 'Cancel' }).tap()
    await notes('Donau').getByRole('button', { name: 'Delete' }).tap()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await expect.poll(() => overflowOf(page)).toBe(0)
    await openPanel()
    await page.getByRole('button', { name: 'Break something' }).tap()
    await page.getByRole('alert').getByText('INTERNAL_SERVER_ERROR').waitFor()
    await expect.poll(() => overflowOf(page)).toBe(0)
  })

  test('can be operated with a keyboard alone', async () => {
    const { page, notes } = await visit()
    const { keyboard } = page
    await page.getByLabel('Your name').focus()
    await keyboard.type('Jean')
    await keyboard.press('Enter')
    await notes().first().waitFor()
    await page.getByLabel('New note').focus()
    await keyboard.type('Typed')
    await keyboard.press('Control+Enter')
    await notes('Typed').waitFor()
    const edit = notes('Typed').getByRole('button', { name: 'Edit' })
    await edit.press('Enter')
    await focused(page, 'Edit note')
    await keyboard.type(' twice')
    await keyboard.press('Escape')
    await focused(page, 'Edit')
    await keyboard.press('Enter')
    await keyboard.type(' and saved')
    await keyboard.press('Control+Enter')
    await notes('Typed and saved').waitFor()
    await focused(page, 'Edit')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await notes('Typed and saved').waitFor({ state: 'detached' })
    await focused(page, 'Notes')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await notes('Typed and saved').waitFor()
  })

  test('colours follow the system', async () => {
    const colours = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const { page } = await visit(undefined, { colorScheme })
        return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      }),
    )
    expect(colours).toEqual(['rgb(246, 244, 239)', 'rgb(21, 23, 26)'])
  })
})

/** Waits until the element with this name has the focus. */
async function focused(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const element = document.activeElement
    const label = element instanceof HTMLTextAreaElement ? element.labels[0] : element
    return label?.textContent?.trim() === wanted
  }, name)
}
