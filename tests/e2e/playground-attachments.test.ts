import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { BUILT, overflowOf, usePlayground } from '../support/playground.ts'

/** Names with characters that need escaping, and bytes that are not text. */
const TEXT = {
  name: 'Überlegungen "zu\' 100% (neu).txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Grüße,\r\nAda\n\u0000\uFEFF'),
}
const IMAGE = { name: 'moth.png', mimeType: 'image/png', buffer: png() }
const SCRIPT = { name: 'evil.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }
const LARGE = { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(2_000_001, 'a') }

describe.each(BUILT)('files of notes in %s', (mode) => {
  const { playground, visit } = usePlayground(mode)
  const stored = () =>
    readdir(join(dirname(playground().databaseFile), 'attachments')).catch(() => [])

  test('are served back byte for byte, by name and type, to all of the team', async () => {
    const ada = await visit('Ada')
    await ada.page.getByLabel('Attach files').setInputFiles([TEXT, IMAGE])
    await chosen(ada.page, 'moth.png').waitFor()
    await ada.addNote('With files')
    await expect.poll(() => chosen(ada.page).count()).toBe(0)

    const { page, notes } = await visit('Grace')
    const note = notes('With files')
    await expect
      .poll(() => note.getByRole('list').textContent())
      .toMatch(`${TEXT.name}${TEXT.buffer.length} B${IMAGE.name}`)
    const image = note.locator('img')
    await image.evaluate((each: HTMLImageElement) => each.decode())
    const picture = await page.request.get(await linked(image, 'src'))
    expect(picture.headers()['content-type']).toBe('image/png')

    const link = note.getByRole('link', { name: TEXT.name })
    const [name, bytes] = await save(page, link)
    // The browser replaces characters that file systems do not allow in a name.
    expect(name).toBe(TEXT.name.replace('"', '_'))
    expect(bytes).toEqual(TEXT.buffer)
    const answer = await page.request.get(await linked(link, 'href'))
    expect(answer.headers()).toMatchObject({
      'content-type': 'text/plain',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition':
        'attachment; filename="_berlegungen _zu_ 100_ (neu).txt"; ' +
        "filename*=UTF-8''%C3%9Cberlegungen%20%22zu%27%20100%25%20%28neu%29.txt",
    })
    expect((await save(page, note.getByRole('link', { name: IMAGE.name })))[1]).toEqual(
      IMAGE.buffer,
    )
    const names = await stored()
    expect(names.length).toBe(2)
    expect(names.every((each) => /^[\da-f-]{36}$/.test(each))).toBe(true)
  })

  test('require a sign-in, and disappear with their note until it is restored', async () => {
    const { page, notes, addNote } = await visit('Mallory')
    await page.getByLabel('Attach files').setInputFiles(TEXT)
    await addNote('A secret')
    const note = notes('A secret')
    const link = note.getByRole('link', { name: TEXT.name })
    await save(page, link)
    const url = (await link.getAttribute('href')) ?? ''
    expect(await statusOf(page, url)).toEqual([401, 200, 200])
    await note.getByRole('button', { name: 'Delete' }).click()
    await note.waitFor({ state: 'detached' })
    expect(await statusOf(page, url)).toEqual([401, 404, 404])
    await page.getByRole('button', { name: 'Undo' }).click()
    await save(page, link)
  })

  test('can be chosen one after the other, and removed again', async () => {
    const { page, notes, addNote } = await visit('Tim')
    const field = page.getByLabel('Attach files')
    await field.setInputFiles(TEXT)
    await field.setInputFiles(IMAGE)
    await page.getByRole('button', { name: `Remove ${TEXT.name}` }).click()
    await chosen(page, TEXT.name).waitFor({ state: 'detached' })
    await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true)
    await addNote('One was enough')
    const attached = notes('One was enough').getByRole('list').getByRole('link')
    await expect.poll(() => attached.count()).toBe(1)
    await expect.poll(() => attached.textContent()).toContain(IMAGE.name)
  })

  test('show a refusal at the file and keep the whole selection', async () => {
    const { page, notes } = await visit('Linus')
    const before = await stored()
    const field = page.getByLabel('Attach files')
    await page.getByLabel('New note').fill('Too much')
    await field.setInputFiles([SCRIPT, IMAGE, LARGE])
    await page.getByRole('button', { name: 'Add' }).click()
    const fileError = 'Not an image, a PDF or plain text.'
    await chosen(page, SCRIPT.name).getByText(fileError).waitFor()
    await chosen(page, LARGE.name).getByText('Larger than 2 MB.').waitFor()
    await expect.poll(() => chosen(page).count()).toBe(3)
    await expect.poll(() => chosen(page, IMAGE.name).textContent()).not.toMatch(/Not|Larger/)
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => page.getByLabel('New note').inputValue()).toBe('Too much')
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
    expect(await stored()).toEqual(before)

    await page.getByRole('button', { name: `Remove ${SCRIPT.name}` }).click()
    await chosen(page, LARGE.name).getByText('Larger than 2 MB.').waitFor()
    await page.getByRole('button', { name: `Remove ${LARGE.name}` }).click()
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false')
    await page.getByRole('button', { name: 'Add' }).click()
    await notes('Too much').getByText(IMAGE.name).waitFor()
  })

  test('show an error at the field when they are too many or too large in total', async () => {
    const { page, open } = await visit('Linus')
    const field = page.getByLabel('Attach files')
    await page.getByLabel('New note').fill('Six')
    await field.setInputFiles(Array.from({ length: 6 }, () => TEXT))
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('Attach up to 5 files.').waitFor()
    await expect.poll(() => chosen(page).count()).toBe(6)

    await open('/')
    await page.getByLabel('New note').fill('Huge')
    await field.setInputFiles(Array.from({ length: 6 }, () => LARGE))
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('The files are too large in total.').waitFor()
    await expect.poll(() => chosen(page).count()).toBe(6)
    await expect.poll(() => page.getByLabel('New note').inputValue()).toBe('Huge')
  })

  test('stay selected after a network failure, and the panel lists them with the call', async () => {
    const { page, notes, addNote, openPanel } = await visit('Margaret')
    await page.getByLabel('Attach files').setInputFiles([TEXT])
    await page.getByLabel('New note').fill('Not lost')
    await page.route('**/_serverFn/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('alert').getByText('NETWORK').waitFor()
    await chosen(page, TEXT.name).waitFor()
    await page.unroute('**/_serverFn/**')
    await addNote('Not lost')
    await notes('Not lost').getByText(TEXT.name).waitFor()
    await openPanel()
    const call = page
      .getByLabel('The last calls')
      .getByRole('listitem')
      .filter({
        hasText: /addNote.*200/,
      })
    await expect.poll(() => call.textContent()).toMatch(/Context sent\{"call":\d+\}/)
  })

  test('are no wider than a phone', async () => {
    const { page, notes, addNote } = await visit('Wolfe', {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    const long = { ...LARGE, name: `${'donaudampfschiff'.repeat(8)}.txt` }
    await page.getByLabel('Attach files').setInputFiles([IMAGE, long])
    await page.getByLabel('New note').fill('Wide')
    await page.getByRole('button', { name: 'Add' }).tap()
    await page.getByText('Larger than 2 MB.').waitFor()
    await expect.poll(() => overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: `Remove ${long.name}` }).tap()
    await page.getByLabel('Attach files').setInputFiles({ ...TEXT, name: long.name })
    await addNote('Wide')
    await notes('Wide').getByText(long.name).waitFor()
    await expect.poll(() => overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: 'Export' }).tap()
    await page.getByText(/^Exported/).waitFor()
    await expect.poll(() => overflowOf(page)).toBe(0)
  })
})

/** The files selected for a new note, or those among them that contain a text. */
function chosen(page: Page, text = ''): Locator {
  return page.getByLabel('Files to attach').getByRole('listitem').filter({ hasText: text })
}

/** Follows a link to a file and returns its name and bytes. */
async function save(page: Page, link: Locator): Promise<readonly [string, Buffer]> {
  const arriving = page.waitForEvent('download')
  await link.click()
  const download = await arriving
  return [download.suggestedFilename(), await buffer(await download.createReadStream())]
}

/** Resolves the URL in an attribute of an element. */
async function linked(element: Locator, attribute: 'href' | 'src'): Promise<string> {
  const path = (await element.getAttribute(attribute)) ?? ''
  return new URL(path, element.page().url()).href
}

/**
 * The statuses of a file for a stranger, for the bearer of the token, and for the bearer of the
 * cookie.
 */
function statusOf(page: Page, url: string): Promise<readonly number[]> {
  return page.evaluate(async (target) => {
    const headers = { authorization: `Bearer ${localStorage.getItem('notes.token')}` }
    const answers = [
      await fetch(target, { credentials: 'omit' }),
      await fetch(target, { credentials: 'omit', headers }),
      await fetch(target),
    ]
    return answers.map(({ status }) => status)
  }, url)
}

/** A small picture that a browser can decode. */
function png(): Buffer {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return Buffer.from(base64, 'base64')
}
