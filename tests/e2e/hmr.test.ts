import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { functionId } from '../../babel-plugin/model/function-id.ts'
import { connectBrowser } from '../support/browser.ts'
import { startDevServer, type DevServer } from '../support/dev-server.ts'
import { createHmrApp, type HmrFile } from '../support/hmr-app.ts'
import { openHmrPage, type HmrPage } from '../support/hmr-page.ts'

const DESK = 'apps/web/src/Desk.tsx'

describe('editing while a page is open', () => {
  const app = createHmrApp()
  let server: DevServer
  let browser: Browser
  let desk: HmrPage
  let pageErrors: Error[] = []

  beforeAll(async () => {
    server = await startDevServer(app.app)
    browser = await connectBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    app.remove()
  })
  beforeEach(async () => {
    const page = await browser.newPage()
    page.on('pageerror', (error) => pageErrors.push(error))
    desk = await openHmrPage(page, server, app)
  })
  afterEach(async () => {
    await desk.page.close()
    const uncaught = pageErrors
    pageErrors = []
    expect(uncaught).toEqual([])
  })

  const edit = (file: HmrFile, text: string | RegExp, by: string): Promise<void> =>
    server.whenSeen(join(app.root, file), () => app.replace(file, text, by))
  const expectAnswer = (name: string, result: string): Promise<void> =>
    expect.poll(() => desk.answerTo(name)).toEqual({ result })

  test('the first result that is not JSON does not reload the page', async () => {
    await desk.page.getByRole('button', { name: 'date' }).click()
    await desk.page.getByText('1970-01-01T00:00:00.000Z').waitFor()
    await desk.settle()
    await desk.expectSameState()
    expect(desk.updates()).toEqual([])
  })

  test.each([
    ['a handler beside the component', DESK, 'word', ''],
    ["a middleware's server side", 'apps/web/src/stamp.ts', 'stamp', ', client one'],
    ['a validator', DESK, 'validator', ': a title'],
    ['a base that another file has', 'apps/web/src/tagged.ts', 'tag', ''],
    ['a handler in a package of the workspace', 'packages/kit/src/index.ts', 'kit', ''],
    ['a module that only a handler uses', 'apps/web/src/db.ts', 'row', ''],
  ] as const)(
    '%s: the next call runs the edited code, and the page keeps its state',
    async (_what, file, name, rest) => {
      expect(await desk.answerTo(name)).toEqual({ result: `${name} one${rest}` })
      await edit(file, `${name} one`, `${name} two`)
      await expectAnswer(name, `${name} two${rest}`)
      await desk.settle()
      await desk.expectNoReload()
      await desk.expectSameState()
      expect(desk.updates()).toEqual([])
      expect(await desk.answerTo(name)).toEqual({ result: `${name} two${rest}` })
    },
  )

  test('an edit replaces the client function of a middleware in the page', async () => {
    await edit('apps/web/src/stamp.ts', 'client one', 'client two')
    await expectAnswer('stamp', 'stamp two, client two')
    await desk.expectNoReload()
    expect(desk.updates()).toEqual(['/src/Desk.tsx'])
  })

  test('an edit replaces the markup of a component in the page', async () => {
    await edit(DESK, '<h1>Desk</h1>', '<h1>Bureau</h1>')
    await desk.page.getByRole('heading', { name: 'Bureau' }).waitFor()
    await desk.expectNoReload()
    expect(await desk.answerTo('word')).toEqual({ result: 'word two' })
  })

  test('a renamed function is callable by its new name and not by its old one', async () => {
    await edit(DESK, /readWord/g, 'readTerm')
    const id = functionId('src/Desk.tsx', 'readTerm')
    await expect.poll(() => desk.idBehind('word')).toBe(id)
    expect(await desk.answerTo('word')).toEqual({ result: 'word two' })
    await desk.expectNoReload()
    const old = await fetch(`${server.url}/_serverFn/${functionId('src/Desk.tsx', 'readWord')}`, {
      headers: { origin: server.url },
    })
    expect(old.status).toBe(404)
  })

  test('an error thrown after an edit is shown, and the next edit fixes it', async () => {
    await edit('apps/web/src/db.ts', "'row two'", 'missing()')
    await expect
      .poll(() => desk.answerTo('row'))
      .toMatchObject({ error: { message: 'ReferenceError: missing is not defined' } })
    await edit('apps/web/src/db.ts', 'missing()', "'row three'")
    await expectAnswer('row', 'row three')
    await desk.settle()
    await desk.expectSameState()
    expect(desk.updates()).toEqual([])
  })

  test.each([
    ['does not parse', '(() => row())', '(() => row()))'],
    ['is refused', '.handler(() => row())', '.handler()'],
  ])('a page opened while a handler %s recovers after the fix', async (_what, right, wrong) => {
    // A message to an open page, such as a reload, would end the following navigation.
    await desk.page.goto('about:blank')
    await edit(DESK, right, wrong)
    await desk.page.goto(server.url, { waitUntil: 'commit' })
    await desk.page.locator('vite-error-overlay').waitFor({ state: 'attached' })
    await edit(DESK, wrong, right)
    await desk.page.getByRole('heading', { name: 'Bureau' }).waitFor()
    await expectAnswer('row', 'row three')
  })
})
