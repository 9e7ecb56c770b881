import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { FAST_MODES, ready, usePlayground } from '../support/playground.ts'

describe.each(FAST_MODES)('the pages of the playground in %s', (mode) => {
  const { playground, visit } = usePlayground(mode)

  test('come with their notes and title, and hydration keeps each node', async () => {
    const { page, notes, open, calls } = await visit('Ada')
    const { html, headers } = await htmlOf(page, '/')
    expect(html).toMatch(/<head>[^]*<title[^>]*>Notes · Team notes<\/title>[^]*<\/head>/)
    expect(html).toContain('Check the Bernoulli numbers')
    expect(headers['cache-control']).toBe('private, no-store')

    const before = calls().length
    await markRendered(page)
    await open('/')
    await page.getByLabel('Search notes').fill('moth')
    await page.getByText('1 note with “moth”').waitFor()
    await notes('moth').getByText('moth').first().waitFor()
    await expect
      .poll(() => areKept(page, ['html', 'body', 'header', '.note', 'textarea', '#search']))
      .toBe(true)
    // Data that came with the page is not requested again.
    expect(calls().length - before).toBe('m'.length)
  })

  test('are loaded over the wire after a navigation, each with its title', async () => {
    const { page, notes, calls, requests } = await visit('Ada')
    await page.evaluate(() => Object.assign(document.documentElement, { rendered: true }))
    const [callsBefore, requestsBefore] = [calls().length, requests.length]
    await notes('moth').getByRole('link').click()
    await page.getByRole('link', { name: 'All notes' }).waitFor()
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/notes\/\d+$/)
    await expect.poll(() => page.title()).toBe('Note by Grace · Team notes')
    await expect.poll(() => notes().count()).toBe(1)
    expect(calls().length).toBeGreaterThan(callsBefore)
    await page.goBack()
    await notes('Bernoulli').waitFor()
    await expect.poll(() => page.title()).toBe('Notes · Team notes')
    await expect.poll(() => areKept(page, ['html'])).toBe(true)
    const loads = requests.slice(requestsBefore).filter((each) => each.isNavigationRequest())
    expect(loads).toEqual([])
  })

  test('accept a search in the address', async () => {
    const { page, open, notes } = await visit('Ada')
    const { html } = await htmlOf(page, '/?q=moth')
    expect(html).toContain('taped into the logbook')
    expect(html).not.toContain('Bernoulli')
    await open('/?q=moth')
    await expect.poll(() => notes().count()).toBe(1)
    await page.getByLabel('Search notes').fill('')
    await notes('Bernoulli').waitFor()
  })

  test('send a stranger to sign in first, and then to the requested page', async () => {
    const { page, open, notes } = await visit()
    await expect.poll(() => new URL(page.url()).search).toBe('?from=%2F')
    await expect.poll(() => page.title()).toBe('Sign in · Team notes')
    await open('/notes/3?from=mail')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/login')
    await page.getByLabel('Your name').fill('Ada')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await notes('moth').waitFor()
    await expect.poll(() => page.url()).toBe(`${playground().url}/notes/3?from=mail`)
    // A signed-in user has no use for the login page.
    await open('/login?from=/notes/1')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/notes/1')
  })

  test('the login page redirects only to pages of this app', async () => {
    const { page, open } = await visit('Ada')
    for (const from of [
      '//example.com',
      '/\\example.com',
      'https://example.com',
      '/login?from=/',
    ]) {
      await open(`/login?from=${encodeURIComponent(from)}`)
      await expect.poll(() => page.url()).toBe(`${playground().url}/`)
    }
  })

  test('a function redirects to the login page when the session has ended meanwhile', async () => {
    const { context, page, notes } = await visit('Ada')
    await page.getByLabel('Search notes').fill('moth')
    await page.getByText('1 note with “moth”').waitFor()
    await context.clearCookies()
    await page.evaluate(() => localStorage.clear())
    await page.getByLabel('New note').fill('Too late')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByLabel('Your name').waitFor()
    await expect.poll(() => new URL(page.url()).search).toBe('?from=%2F')
    await expect.poll(() => page.getByRole('alert').textContent()).toBe('')
    await page.getByLabel('Your name').fill('Ada')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await notes('Bernoulli').waitFor()
    await expect.poll(() => notes('Too late').count()).toBe(0)
  })

  test('a navigation redirects to the login page, too', async () => {
    const { context, page, notes } = await visit('Ada')
    await context.clearCookies()
    await page.evaluate(() => localStorage.clear())
    await notes('moth').getByRole('link').click()
    await page.getByLabel('Your name').waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).toMatch(/^\/notes\/\d+$/)
  })

  test('the session cookie is not readable by scripts', async () => {
    const { context, page } = await visit('Ada')
    const [session] = await context.cookies()
    expect(session).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/' })
    await expect.poll(() => page.evaluate(() => document.cookie)).toBe('')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Your name').waitFor()
    await expect.poll(() => context.cookies()).toEqual([])
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0)
  })

  test.each(['/nowhere', '/notes/4711', '/notes/nonsense'])('%s is not found', async (path) => {
    const { page, notes } = await visit('Ada')
    const response = await page.goto(`${playground().url}${path}`)
    expect(response?.status()).toBe(404)
    await page.getByRole('heading', { name: 'Not found' }).waitFor()
    await ready(page)
    await page.getByRole('link', { name: 'Go to the notes' }).click()
    await notes('Bernoulli').waitFor()
  })
})

/** A page as the server sends it to this visitor. */
async function htmlOf(page: Page, path: string) {
  const response = await page.request.get(new URL(path, page.url()).href, {
    headers: { accept: 'text/html' },
  })
  return { html: await response.text(), headers: response.headers() }
}

/** Marks the server-rendered nodes of the pages to come, before any script of the app runs. */
function markRendered(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      for (const node of document.querySelectorAll('*')) Object.assign(node, { rendered: true })
    })
  })
}

async function areKept(page: Page, selectors: readonly string[]): Promise<boolean> {
  return page.evaluate(
    (all) => all.every((each) => 'rendered' in (document.querySelector(each) ?? {})),
    selectors,
  )
}
