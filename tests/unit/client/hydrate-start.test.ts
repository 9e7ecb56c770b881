import { beforeEach, expect, test, vi } from 'vitest'
import type * as Client from '../../../src/client.ts'
import type * as Browser from '../../../src/index.browser.ts'
import { rejectionOf, thrownBy } from '../../support/failures.ts'

const app = vi.hoisted(() => ({ page: undefined as undefined | (() => Promise<object>) }))

vi.mock('../../../src/internal/config.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  get page() {
    return app.page
  },
}))

// The page's router is kept in a module: each test has a page of its own.
let client: typeof Client
let browser: typeof Browser

beforeEach(async () => {
  vi.resetModules()
  app.page = undefined
  client = await import('../../../src/client.ts')
  browser = await import('../../../src/index.browser.ts')
})

/** A router as far as it is passed on. */
const routerNamed = (name: string) => ({ name, navigate: () => name }) as never

test('a page is started with its router, which everything on it has', async () => {
  const router = routerNamed('own')
  app.page = async () => ({ router, view: () => 'the page' })
  expect(await client.hydrateStart()).toBe(router)
  expect(client.StartClient({ router })).toBe('the page')
  expect(browser.getRouterInstance()).toBe(router)
})

test('another router than that of the page is refused', async () => {
  app.page = async () => ({ router: routerNamed('own'), view: () => 'the page' })
  await client.hydrateStart()
  const refused = thrownBy(() => client.StartClient({ router: routerNamed('other') }))
  expect(refused).toMatchObject({ name: 'SeamlineError', code: 'NOT_HYDRATED' })
  expect(String(refused)).toContain('`<StartClient>`')
  expect(String(refused)).toContain('`hydrateStart()`')
})

test('an app without a router has no page to start, and none to ask for', async () => {
  const refused = [
    await rejectionOf(client.hydrateStart()),
    thrownBy(() => browser.getRouterInstance()),
  ]
  for (const error of refused) {
    expect(error).toMatchObject({ name: 'SeamlineError', code: 'WRONG_ROUTER' })
    expect(String(error)).toContain('`getRouter`')
  }
})
