import { beforeEach, expect, test, vi } from 'vitest'
import type { ClientApp } from '../../../src/client/client-app.ts'
import type * as Hydration from '../../../src/client/hydrate-start.ts'
import type * as Browser from '../../../src/index.browser.ts'
import { rejectionOf, thrownBy } from '../../support/failures.ts'
import { testApp } from '../../support/test-app.ts'

// A module stores the page's router, so each test resets the modules.
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

/** A minimal router. */
const routerNamed = (name: string) => ({ name, navigate: () => name }) as never

test('starts a page with its router', async () => {
  const router = routerNamed('own')
  expect(await client.hydrateApp(appWith(router))).toBe(router)
  expect(client.StartClient({ router })).toBe('the page')
  expect(browser.getRouterInstance()).toBe(router)
})

test('refuses another router than that of the page', async () => {
  await client.hydrateApp(appWith(routerNamed('own')))
  const refused = thrownBy(() => client.StartClient({ router: routerNamed('other') }))
  expect(refused).toMatchObject({ name: 'SeamlineError', code: 'NOT_HYDRATED' })
  expect(String(refused)).toContain('`<StartClient>`')
  expect(String(refused)).toContain('`hydrateStart()`')
})

test('refuses to start a page in an app without a router', async () => {
  const refused = [
    await rejectionOf(client.hydrateApp(testApp())),
    thrownBy(() => browser.getRouterInstance()),
  ]
  for (const error of refused) {
    expect(error).toMatchObject({ name: 'SeamlineError', code: 'WRONG_ROUTER' })
    expect(String(error)).toContain('`getRouter`')
  }
})
