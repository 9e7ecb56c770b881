import { describe, expect, test } from 'vitest'
import { BUILT, usePlayground, type Visitor } from '../support/playground.ts'

const FILE = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Step one\n') }

describe.each(BUILT)('the playground in %s, without its script', (mode) => {
  const { playground, visit } = usePlayground(mode)

  test('supports signing in, adding a note with a file, reading both, searching and signing out', async () => {
    const { page, signIn, notes } = await visit(undefined, { javaScriptEnabled: false })
    await signIn('Niklaus')
    await expect.poll(() => page.url()).toBe(`${playground().url}/`)
    await page.getByLabel('New note').fill('Two lines,\nno script')
    await page.getByLabel('Attach files').setInputFiles(FILE)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const note = notes('no script')
    await note.waitFor()
    await expect.poll(() => page.url()).toBe(`${playground().url}/`)
    const href = (await note.getByRole('link', { name: FILE.name }).getAttribute('href')) ?? ''
    const file = await page.request.get(new URL(href, page.url()).href)
    expect(await file.text()).toBe('Step one\n')
    // Controls that need the script are hidden.
    await expect.poll(() => note.getByRole('button').count()).toBe(0)

    await page.getByLabel('New note').fill('Without a file')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await notes('Without a file').waitFor()
    await page.getByLabel('Search notes').fill('moth')
    await page.getByLabel('Search notes').press('Enter')
    await page.getByText('1 note with “moth”').waitFor()
    await notes('moth').getByRole('link').click()
    await page.getByRole('link', { name: 'All notes' }).click()
    await notes('no script').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Your name').waitFor()
  })

  test('a refused form shows the reason and a way back', async () => {
    const { page, signIn } = await visit(undefined, { javaScriptEnabled: false })
    await signIn('Niklaus')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Write something first.').waitFor()
    await page.getByRole('link', { name: 'Go back' }).click()
    await page.getByLabel('New note').waitFor()
  })

  test('a form sent after the session ended leads to the login page', async () => {
    const { context, page, signIn } = await visit(undefined, { javaScriptEnabled: false })
    await signIn('Niklaus')
    await context.clearCookies()
    await page.getByLabel('New note').fill('Too late')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByLabel('Your name').waitFor()
    await signIn('Niklaus')
  })

  test('a program lists, adds, changes and removes notes by its token', async () => {
    const ask = asking(playground().url, await tokenOf(await visit('Ada')))
    const listed = await ask('GET', '/api/notes?q=moth')
    expect(listed.body.notes).toMatchObject([{ author: { name: 'Grace' } }])
    const added = await ask('POST', '/api/notes', { text: 'By a program' })
    expect(added.status).toBe(201)
    const path = added.headers.get('location') ?? ''
    expect((await ask('GET', path)).body).toMatchObject({ text: 'By a program', editedAt: null })
    const changed = await ask('PATCH', path, { text: 'By another' })
    expect(changed.body).toMatchObject({ text: 'By another', editedAt: expect.any(String) })
    expect((await ask('DELETE', path)).status).toBe(204)
    expect(await ask('GET', path)).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } },
    })
  })

  test('refuses a program in JSON', async () => {
    const { url } = playground()
    const ask = asking(url, await tokenOf(await visit('Ada')))
    const refusal = async (...args: Parameters<typeof ask>) => {
      const { status, body } = await ask(...args)
      return [status, body.error.code]
    }
    const foreign = { origin: 'https://example.com' }
    expect(await refusal('POST', '/api/notes', { text: ' ' })).toEqual([400, 'VALIDATION_FAILED'])
    expect(await refusal('POST', '/api/notes', '{')).toEqual([400, 'BAD_JSON'])
    expect(await refusal('PATCH', '/api/notes/2', { text: 'x' })).toEqual([403, 'FORBIDDEN'])
    expect(await refusal('DELETE', '/api/notes/2')).toEqual([403, 'FORBIDDEN'])
    expect(await refusal('DELETE', '/api/notes/4711')).toEqual([404, 'NOT_FOUND'])
    expect(await refusal('GET', '/api/notes/x')).toEqual([404, 'NOT_FOUND'])
    expect(await refusal('GET', '/api/files/4711')).toEqual([404, 'NOT_FOUND'])
    expect(await refusal('POST', '/api/notes', { text: 'x' }, foreign)).toEqual([
      403,
      'FORBIDDEN_ORIGIN',
    ])
    const stranger = asking(url, 'forged')
    expect(await stranger('GET', '/api/notes')).toMatchObject({
      status: 401,
      body: { error: { code: 'UNAUTHORIZED' } },
    })
    const authorization = `Bearer ${await tokenOf(await visit('Ada'))}`
    const put = await fetch(`${url}/api/notes/1`, { method: 'PUT', headers: { authorization } })
    expect([put.status, put.headers.get('allow')]).toEqual([
      405,
      'GET, HEAD, PATCH, DELETE, OPTIONS',
    ])
  })

  test('a page of this app may use the API by its cookie', async () => {
    const { page, notes } = await visit('Ada')
    const status = await page.evaluate(() =>
      fetch('/api/notes', { method: 'POST', body: '{"text":"By the cookie"}' }).then(
        (response) => response.status,
      ),
    )
    expect(status).toBe(201)
    await page.reload()
    await notes('By the cookie').waitFor()
  })
})

async function tokenOf({ page }: Visitor): Promise<string> {
  return (await page.evaluate(() => localStorage.getItem('notes.token'))) ?? ''
}

/** Calls as a program does, without a browser: no headers name an origin. */
function asking(url: string, token: string) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
}
