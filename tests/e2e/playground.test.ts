import { createServer } from 'node:http'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { describe, expect, test } from 'vitest'
import { MODES, usePlayground } from '../support/playground.ts'

describe.each(MODES)('the playground in %s', (mode) => {
  const { visit } = usePlayground(mode)

  test('a new database has a team with notes', async () => {
    const { notes } = await visit('Ada')
    await expect.poll(() => notes().count()).toBeGreaterThan(3)
    await expect.poll(() => notes('Bernoulli').textContent()).toContain('Ada')
    await expect.poll(() => notes('moth').textContent()).toContain('Grace')
  })

  test('calls carry the header of the client middleware and return the time of the server', async () => {
    const { page, calls } = await visit('Ada')
    const token = await page.evaluate(() => localStorage.getItem('notes.token'))
    const list = calls().at(-1)
    expect(list?.method()).toBe('GET')
    expect(await list?.headerValue('authorization')).toBe(`Bearer ${token}`)
    const time = await page.locator('output').getAttribute('data-server-time')
    expect(Number.isNaN(Date.parse(time ?? ''))).toBe(false)
    const answer = await (await list?.response())?.json()
    expect(answer.context).toEqual({ serverTime: time })
  })

  test('an unexpected error is shown, in production only with its id', async () => {
    const { page, addNote, openPanel } = await visit('Barbara')
    await openPanel()
    await page.getByRole('button', { name: 'Break something' }).click()
    const banner = page.getByRole('alert')
    await banner.getByText('INTERNAL_SERVER_ERROR').waitFor()
    const bannerText = await banner.textContent()
    expect(bannerText).toMatch(/[\da-f]{8}-[\da-f-]{27}/)
    expect(bannerText?.includes('The printer is on fire.')).toBe(mode === 'development')
    await addNote('still works')
    await expect.poll(() => banner.textContent()).toBe('')
  })

  test('the browser loads no server code, and seroval only for results beyond JSON', async () => {
    const { requests } = await visit('Donald')
    const scripts = requests.filter((request) => request.resourceType() === 'script')
    const texts = await Promise.all(
      scripts.map(
        async (script) => [script.url(), await (await script.response())?.text()] as const,
      ),
    )
    expect(texts.length).toBeGreaterThan(0)
    const forbidden =
      /Bernoulli|CREATE TABLE|timingSafeEqual|@libsql|printer is on fire|stored_as|Not an image|Only its author|Say who you|zod/
    expect(texts.filter(([, text]) => forbidden.test(text ?? '')).map(([url]) => url)).toEqual([])
    // In development the router's package loads whole, including its own seroval.
    const rich = mode === 'production' ? /rich-transport|seroval/ : /rich-transport/
    expect(texts.map(([url]) => url).filter((url) => rich.test(url))).toEqual([])
  })
})

// The same code runs in both modes, and a dev server is slower.
describe('the playground', () => {
  const { playground, visit } = usePlayground('production')

  test('a note is still there after a server restart and a reload', async () => {
    const { page, open, addNote, notes } = await visit('Frances')
    await addNote('Buy milk')
    await page.goto('about:blank')
    await playground().stop()
    await playground().start()
    await open('/')
    await notes('Buy milk').waitFor()
    await expect.poll(() => notes('Buy milk').count()).toBe(1)
  })

  test('a validation error is shown at its field, and the text stays', async () => {
    const { page, calls } = await visit('Linus')
    const field = page.getByLabel('New note')
    await field.fill('   ')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('Write something first.').waitFor()
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => field.inputValue()).toBe('   ')
    expect(await (await calls().at(-1)?.response())?.status()).toBe(400)
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
  })

  test('rejects a call without a valid token with the code of the app', async () => {
    const { context, page, calls } = await visit('Ada')
    await context.clearCookies()
    await page.evaluate(() => localStorage.setItem('notes.token', '1.forged'))
    await page.getByLabel('Search notes').fill('moth')
    await page.getByRole('alert').getByText('UNAUTHORIZED').waitFor()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Sign in first.')
    expect(await (await calls().at(-1)?.response())?.status()).toBe(401)
    await expect.poll(() => page.evaluate(() => localStorage.getItem('notes.token'))).toBeNull()
  })

  test('a call fails once when the server is gone, and the form keeps its text', async () => {
    const { page, calls } = await visit('Margaret')
    await page.getByLabel('New note').fill('not lost')
    await playground().stop()
    const before = calls().length
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('alert').getByText('NETWORK').waitFor()
    await expect.poll(() => page.getByLabel('New note').inputValue()).toBe('not lost')
    expect(calls().length - before).toBe(1)
    await page.goto('about:blank')
    await playground().start()
  })

  test('a page of another site can neither call nor post', async () => {
    const { context, page, calls, notes, addNote } = await visit('Edsger')
    await addNote('mine')
    const endpoint =
      calls()
        .findLast((call) => call.method() === 'POST')
        ?.url() ?? ''
    const site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<form method="post" enctype="text/plain" action="${endpoint}">
        <input name='{"data":{"text":"forged"},"x":"' value='"}'><button>Go</button></form>`)
    }).listen(0, 'localhost')
    await once(site, 'listening')
    const address = site.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const foreign = await context.newPage()
    await foreign.goto(`http://localhost:${port}`)
    const fetched = await foreign.evaluate(
      (target) =>
        fetch(target, { method: 'POST', mode: 'no-cors', body: '{}' }).then(({ type }) => type),
      endpoint,
    )
    expect(fetched).toBe('opaque')
    const posted = foreign.waitForResponse(endpoint)
    await foreign.getByRole('button').click()
    expect((await posted).status()).toBe(403)
    await page.reload()
    await notes('mine').waitFor()
    await expect.poll(() => notes('forged').count()).toBe(0)
    site.close()
  })

  test('a database of the first version is migrated', async () => {
    const { page, open, addNote, notes } = await visit('Katherine')
    await addNote('Older than the columns')
    await page.goto('about:blank')
    await playground().stop()
    const database = createClient({ url: pathToFileURL(playground().databaseFile).href })
    await database.execute('ALTER TABLE notes DROP COLUMN edited_at')
    await database.execute('ALTER TABLE notes DROP COLUMN deleted_at')
    database.close()
    await playground().start()
    await open('/')
    await notes('Older than the columns').getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Edit note').fill('Newer than the columns')
    await page.getByRole('button', { name: 'Save' }).click()
    await notes('Newer than the columns').getByText('edited').waitFor()
  })
})
