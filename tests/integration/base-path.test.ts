/** An app below a path of its host, served by the documented command. */

import { join, relative } from 'node:path'
import { preview, resolveConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFixtureApp, type AppFiles } from '../support/fixture-app.ts'
import { built, loadPage, type Running } from '../support/running-app.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const BASE = `base: '/team/app/'`

const WITHOUT_ROUTES: AppFiles = {
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()], ${BASE} }`,
  'index.html': `<html><body><script type="module" src="/src/main.tsx"></script></body></html>`,
  'src/main.tsx': `
    import { now } from './now'
    document.title = await now()`,
  'src/now.ts': `
    import { createServerFn } from 'seamline'
    export const now = createServerFn().handler(() => 'now')`,
}

const APPS: readonly (readonly [string, AppFiles])[] = [
  ['with routes', smallRoutedApp({ 'src/routes/index.tsx': pageFile('/') }, { vite: BASE })],
  ['without routes', WITHOUT_ROUTES],
]

/** Requests everything that a browser loads to show the page. */
async function expectWhole(origin: string): Promise<void> {
  const page = await loadPage(`${origin}/team/app/`)
  expect(page.status).toBe(200)
  const html = await page.text()
  const assets = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, url]) => url)
  expect(assets.length).toBeGreaterThan(0)
  for (const asset of assets) {
    expect(asset).toMatch(/^\/team\/app\/assets\//)
    const response = await fetch(`${origin}${asset}`)
    expect([asset, response.status]).toEqual([asset, 200])
    expect(response.headers.get('content-type')).toMatch(/javascript/)
  }
  const robots = await fetch(`${origin}/team/app/robots.txt`)
  expect(await robots.text()).toBe('nobody')
}

describe.each(APPS)('an app %s', (_name, files) => {
  const app = createFixtureApp({ ...files, 'public/robots.txt': 'nobody' })
  let server: Running
  beforeAll(async () => {
    server = await built(app.root)
  })
  afterAll(async () => {
    await server.stop()
    app.remove()
  })

  test('is served completely by the documented command', () => expectWhole(server.url))

  test('has the files of the browser directly in dist/client', () => {
    const folders = new Set([...app.read('dist/client').keys()].map((file) => file.split('/')[0]))
    expect([...folders]).toEqual(expect.arrayContaining(['assets', 'robots.txt']))
    expect([...folders]).not.toContain('team')
  })

  test('answers paths outside the base, and files that do not exist, itself', async () => {
    for (const path of ['/assets/', '/team/robots.txt', '/team/app/nothing.txt']) {
      expect([path, (await fetch(`${server.url}${path}`)).status]).toEqual([path, 404])
    }
  })

  test('is served completely by vite preview', async () => {
    const { resolvedUrls, close } = await preview({ root: app.root, preview: { port: 0 } })
    await expectWhole(new URL(resolvedUrls?.local[0] ?? '').origin)
    await close()
  })

  test('has its report beside both folders', () => {
    expect([...app.read('dist').keys()]).toContain('seamline-report.json')
  })
})

test.each([
  ['/'],
  ['./'],
  [''],
  ['https://cdn.example.com/app/'],
  ['//cdn.example.com/app/'],
  ['/app/'],
  ['/app'],
  ['/a%20b/c/'],
])('a base of "%s" puts the files of the browser into dist/client', async (base) => {
  const app = createFixtureApp(WITHOUT_ROUTES)
  const { environments, root } = await resolveConfig({ root: app.root, base }, 'build')
  const { outDir } = environments['client']?.build ?? { outDir: '' }
  expect(relative(app.root, join(root, outDir))).toBe('dist/client')
  app.remove()
})
