/** `seamline/testing` in a real browser, under msw's service worker. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer } from '../support/dev-server.ts'
import { createFixtureApp } from '../support/fixture-app.ts'
import { ROOT } from '../support/prepare.mjs'

/** The functions that the page exposes to `evaluate`. */
declare const results: Promise<unknown>

test('mocks respond to a page through `setupWorker`', async () => {
  const app = createFixtureApp({
    'index.html': '<!doctype html><script type="module" src="/src/main.ts"></script>',
    'vite.config.ts': `
      import { seamline } from 'seamline/vite'
      export default { plugins: [seamline()] }`,
    'public/mockServiceWorker.js': readFileSync(
      join(ROOT, 'node_modules/msw/lib/mockServiceWorker.js'),
      'utf8',
    ),
    'src/notes.functions.ts': `
      import { createServerFn } from 'seamline'
      export const addNote = createServerFn({ method: 'POST' })
        .inputValidator((data) => data)
        .handler(() => ({ text: 'of the server' }))
      export const tail = createServerFn().handler(async function* () { yield 0 })`,
    'src/main.ts': `
      import { ServerFnError } from 'seamline'
      import { calls, mockServerFn, unmockedServerFns } from 'seamline/testing'
      import { setupWorker } from 'msw/browser'
      import { addNote, tail } from './notes.functions'

      const worker = setupWorker(unmockedServerFns())
      const failure = (call) => call.then(() => 'none', ({ name, code }) => [name, code])
      const run = async () => {
        await worker.start({ quiet: true })
        const unmocked = await failure(addNote({ data: 1 }))
        worker.use(
          mockServerFn(addNote, async ({ data, request, sendContext }) => {
            sendContext({ sent: new Date(0) })
            if (data.refuse) throw new ServerFnError('FULL', { status: 409 })
            return { text: await data.file.text(), many: new Set([1n]), method: request.method }
          }),
          mockServerFn(tail, async function* () { yield 1; yield 2 }),
        )
        const refused = await failure(addNote({ data: { refuse: true } }))
        const note = await addNote({ data: { file: new File(['pixels'], 'a.png') } })
        const items = []
        for await (const item of await tail()) items.push(item)
        return { unmocked, refused, note, many: [...note.many].map(String), items, calls: calls(addNote).length }
      }
      globalThis.results = run().catch((error) => String(error.stack))`,
  })
  const server = await startDevServer(app.root)
  const browser = await connectBrowser()
  const page = await browser.newPage()
  await page.goto(server.url)
  await page.waitForFunction(() => 'results' in globalThis)
  // Within a poll, because a reload by the server ends the evaluation.
  await expect
    .poll(() => page.evaluate(() => results))
    .toMatchObject({
      unmocked: ['ProtocolError', 'NOT_MOCKED'],
      refused: ['ServerFnError', 'FULL'],
      note: { text: 'pixels', method: 'POST' },
      many: ['1'],
      items: [1, 2],
      calls: 2,
    })
  await browser.close()
  await server.stop()
  app.remove()
})
