import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { createFixtureApp } from '../support/fixture-app.ts'

test('a call in the browser without the plugin rejects and names the missing plugin', async () => {
  const app = createFixtureApp({
    'index.html': `<!doctype html><p id="told"></p><button>Call</button>
      <script type="module" src="/main.ts"></script>`,
    'main.ts': `
      import { createServerFn } from 'seamline'
      const greet = createServerFn().handler(() => 'hello')
      document.querySelector('button').onclick = () =>
        greet().catch((error) => (document.querySelector('p').textContent = error.message))`,
  })
  const server = await createServer({
    root: app.root,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: 'localhost' },
    optimizeDeps: { include: ['seamline'] },
  })
  await server.listen()
  const browser = await connectBrowser()
  const page = await browser.newPage()
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  await page.getByRole('button').click()
  await page.locator('p:not(:empty)').waitFor()
  const message = await page.locator('p').textContent()
  expect(message).toMatch(/NOT_COMPILED/)
  expect(message).toContain('Add `seamline()` from `seamline/vite` to the plugins')
  await browser.close()
  await server.close()
  app.remove()
})
