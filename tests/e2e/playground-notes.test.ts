import type { Request } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { FAST_MODES, usePlayground, type Visitor } from '../support/playground.ts'

describe.each(FAST_MODES)('notes of a team in %s', (mode) => {
  const { visit } = usePlayground(mode)

  test('all of the team read a note under the name of its author', async () => {
    const radia = await visit('Radia')
    await radia.addNote('The tree spans the bridges')
    const note = (await visit('Ada')).notes('The tree spans the bridges')
    await note.waitFor()
    await expect.poll(() => note.textContent()).toContain('Radia')
    const own = radia.notes('The tree spans the bridges')
    await expect.poll(() => own.getByText('you', { exact: true }).isVisible()).toBe(true)
    await expect.poll(() => note.getByText('you', { exact: true }).isVisible()).toBe(false)
  })

  test('a name identifies the same person in any capitalisation', async () => {
    const { page } = await visit()
    await page.getByLabel('Your name').fill('gRACE')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('banner').getByText('Grace', { exact: true }).waitFor()
  })

  test('signing out returns to the sign-in form', async () => {
    const { page, signIn } = await visit('Ada')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await signIn('Grace')
  })

  test('a note is edited in place', async () => {
    const { page, addNote, notes } = await visit('Hedy')
    await addNote('Hop the frequensies')
    await notes('frequensies').getByRole('button', { name: 'Edit' }).click()
    const field = page.getByLabel('Edit note')
    await expect.poll(() => field.inputValue()).toBe('Hop the frequensies')
    await field.fill('Hop the frequencies')
    await page.getByRole('button', { name: 'Save' }).click()
    await notes('Hop the frequencies').getByText('edited').waitFor()
    await expect.poll(() => notes('frequensies').count()).toBe(0)
    const other = await visit('Ada')
    await other.notes('Hop the frequencies').waitFor()
  })

  test('a cancelled edit changes nothing', async () => {
    const { page, addNote, notes, calls } = await visit('Hedy')
    await addNote('Keep me as I am')
    const before = calls().length
    await notes('Keep me').getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Edit note').fill('Never mind')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await notes('Keep me as I am').waitFor()
    expect(calls().length).toBe(before)
  })

  test('an edit that fails on validation or on the network keeps its text', async () => {
    const { page, addNote, notes } = await visit('Hedy')
    await addNote('To be improved')
    await notes('To be improved').getByRole('button', { name: 'Edit' }).click()
    const field = page.getByLabel('Edit note')
    const save = page.getByRole('button', { name: 'Save' })
    await field.fill('long '.repeat(200))
    await save.click()
    await page.getByText('Keep it to 500 characters.').waitFor()
    await expect.poll(() => field.inputValue()).toBe('long '.repeat(200))

    await field.fill('Improved')
    await page.route('**/_serverFn/**', (route) => route.abort())
    await save.click()
    await page.getByRole('alert').getByText('NETWORK').waitFor()
    await expect.poll(() => field.inputValue()).toBe('Improved')

    await page.unroute('**/_serverFn/**')
    await save.click()
    await notes('Improved').getByText('edited').waitFor()
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
  })

  test('undo restores a deleted note', async () => {
    const { page, addNote, notes } = await visit('Tim')
    await addNote('Vague but exciting')
    await notes('Vague').getByRole('button', { name: 'Delete' }).click()
    const toast = page.getByRole('status').filter({ hasText: 'Note deleted.' })
    await toast.waitFor()
    await notes('Vague').waitFor({ state: 'detached' })
    await toast.getByRole('button', { name: 'Undo' }).click()
    await notes('Vague but exciting').waitFor()
    await toast.waitFor({ state: 'detached' })
    await page.reload()
    await notes('Vague but exciting').waitFor()
  })

  test('a deleted note stays deleted without undo', async () => {
    const { page, addNote, notes } = await visit('Tim')
    await addNote('Of no more use')
    await notes('Of no more use').getByRole('button', { name: 'Delete' }).click()
    await notes('Of no more use').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
    await page.getByText('Note deleted.').waitFor({ state: 'detached' })
    await page.reload()
    await notes().first().waitFor()
    await expect.poll(() => notes('Of no more use').count()).toBe(0)
  })

  test('the note of another author has no controls to change it', async () => {
    const { notes } = await visit('Radia')
    await notes('Bernoulli').waitFor()
    await expect.poll(() => notes('Bernoulli').getByRole('button').count()).toBe(0)
  })

  test('the functions refuse changes to the note of another author', async () => {
    const { page, calls, addNote, notes } = await visit('Mallory')
    const theirs = await idOf({ calls }, 'Bernoulli')
    await addNote('A way to the endpoints')
    const own = notes('A way to the endpoints')
    await own.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await own.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await own.waitFor()
    const changes = calls().filter((call) => /"id":/.test(call.postData() ?? ''))
    expect(new Set(changes.map((call) => call.url())).size).toBe(3)
    for (const change of changes) {
      const answer = await page.evaluate(post, {
        url: change.url(),
        body: JSON.stringify({ data: { id: theirs, text: 'Forged' } }),
      })
      expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    }
    await page.reload()
    await notes('Bernoulli').waitFor()
    await expect.poll(() => notes('Forged').count()).toBe(0)
  })

  test('a protocol error is shown with its code, can be dismissed, and the text stays', async () => {
    const { page, calls, addNote, notes } = await visit('Mallory')
    const theirs = await idOf({ calls }, 'Bernoulli')
    await addNote('Mine until now')
    // The page never sends such a call, so the request is changed on its way.
    await page.route('**/_serverFn/**', async (route) => {
      const body = route.request().postData() ?? ''
      await route.continue({ postData: body.replace(/"id":\d+/, `"id":${theirs}`) })
    })
    await notes('Mine until now').getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Edit note').fill('Mine from now on')
    await page.getByRole('button', { name: 'Save' }).click()
    const banner = page.getByRole('alert')
    await banner.getByText('FORBIDDEN').waitFor()
    await expect.poll(() => banner.textContent()).toContain('Only its author may change a note.')
    await banner.getByRole('button', { name: 'Dismiss the error' }).click()
    await banner.getByText('FORBIDDEN').waitFor({ state: 'detached' })
    await expect.poll(() => page.getByLabel('Edit note').inputValue()).toBe('Mine from now on')
  })
})

/** The id of a note in the list that a page loaded. */
async function idOf({ calls }: Pick<Visitor, 'calls'>, text: string): Promise<number> {
  const answers = await Promise.all(calls().map(resultOf))
  const notes: { id: number; text: string }[] = answers.findLast(Array.isArray) ?? []
  const id = notes.find((note) => note.text.includes(text))?.id
  if (id === undefined) throw new Error(`No list had a note with “${text}”.`)
  return id
}

async function resultOf(call: Request) {
  return (await (await call.response())?.json())?.result
}

/** Runs in the page: makes a call with its token. */
async function post({ url, body }: { url: string; body: string }) {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${localStorage.getItem('notes.token')}`,
    },
  })
  return { status: response.status, code: (await response.json()).error?.code }
}
