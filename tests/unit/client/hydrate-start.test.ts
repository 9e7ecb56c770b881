import { beforeEach, expect, test, vi } from 'vitest'
import type { ClientApp } from '../../../src/client/client-app.ts'
import type * as Hydration from '../../../src/client/hydrate-start.ts'
import type * as Browser from '../../../src/index.browser.ts'
import { rejectionOf, thrownBy } from '../../support/failures.ts'
import { testApp } from '../../support/test-app.ts'

// The page's router is kept in a module: each test has a page of its own.
let client: typeof Hydration
let browser: typeof Browser

beforeEach(async () => {
  vi.resetModules()
  client = await import('../../../src/client/hydrate-start.ts')
  browser = await import('../../../src/index.browser.ts')
})

/** An app whose page has this router. */
const appWith = (router: never): ClientApp => ({
  ...testApp(),
  startPage: async () => ({ router, view: () => 'the page' }),
})

/** A router as far as it is passed on. */
const routerNamed = (name: string) => ({ name, navigate: () => name }) as never

test('a page is started with its router, which everything on it has', async () => {
  const router = routerNamed('own')
  expect(await client.hydrateApp(appWith(router))).toBe(router)
  expect(client.StartClient({ router })).toBe('the page')
  expect(browser.getRouterInstance()).toBe(router)
})

test('another router than that of the page is refused', async () => {
  await client.hydrateApp(appWith(routerNamed('own')))
  const refused = thrownBy(() => client.StartClient({ router: routerNamed('other') }))
  expect(refused).toMatchObject({ name: 'SeamlineError', code: 'NOT_HYDRATED' })
  expect(String(refused)).toContain('`<StartClient>`')
  expect(String(refused)).toContain('`hydrateStart()`')
})

test('an app without a router has no page to start, and none to ask for', async () => {
  const refused = [
    await rejectionOf(client.hydrateApp(testApp())),
    thrownBy(() => browser.getRouterInstance()),
  ]
  for (const error of refused) {
    expect(error).toMatchObject({ name: 'SeamlineError', code: 'WRONG_ROUTER' })
    expect(String(error)).toContain('`getRouter`')
  }
})
