/** Ways to set up Solid's plugin with which pages cannot be rendered: told at once, and how to mend them. */

import { createBuilder, createServer } from 'vite'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { startDevServer } from '../support/dev-server.ts'
import { pageFile, smallRoutedApp } from '../support/small-routed-app.ts'

const log = vi.spyOn(console, 'error').mockReturnValue()
afterAll(() => log.mockRestore())

const appWith = (plugins: string) =>
  createFixtureApp({
    ...smallRoutedApp({ 'src/routes/index.tsx': pageFile('/') }),
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      import solid from 'vite-plugin-solid'
      export default { plugins: [${plugins}] }`,
  })

async function build(root: string): Promise<void> {
  const builder = await createBuilder({ root, logLevel: 'silent' })
  await builder.buildApp()
}

describe('without `ssr: true`', () => {
  const app = appWith('seamline(), solid()')
  afterAll(() => app.remove())
  const told =
    /`src\/[\w/]+\.tsx` is compiled for the browser alone[^]*Write `solid\(\{ ssr: true \}\)`[^]*\(SOLID_WITHOUT_SSR\)/

  test('a build fails', () => expect(build(app.root)).rejects.toThrow(told))

  test('a page says so in development', async () => {
    const server = await startDevServer(app.root)
    const page = await fetch(server.url)
    expect(page.status).toBe(500)
    expect(await page.text()).toMatch(told)
    await server.stop()
  })
})

test('before seamline(): neither builds nor starts', async () => {
  const app = appWith('solid({ ssr: true }), seamline()')
  const told = '`plugins: [seamline(), solid({ ssr: true })]`. (PLUGIN_ORDER)'
  await expect(build(app.root)).rejects.toThrow(told)
  await expect(createServer({ root: app.root, logLevel: 'silent' })).rejects.toThrow(told)
  app.remove()
})
