/**
 * `serverFnHandlers()` calls as a page of the app's own origin, whichever origins the app accepts.
 */

import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { vitestIn } from '../support/testing-kit.ts'

const APP = {
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()], test: { environment: 'jsdom' } }`,
  'src/start.ts': `
    import { createCsrfMiddleware, createStart } from 'seamline'
    const { gate = {}, origin, allowedOrigins, trustProxy, endpoint } = globalThis.app
    export const startInstance = createStart(() => ({
      requestMiddleware: [createCsrfMiddleware(gate)],
      serverFns: { origin, allowedOrigins, trustProxy, endpoint },
    }))`,
  'src/origin.ts': `
    import { createServerFn } from 'seamline'
    import { getRequestHeader } from 'seamline/server'
    export const origin = createServerFn({ method: 'POST' }).handler(() => getRequestHeader('origin'))`,
  'tests/origins.test.ts': `
    import { setupServer } from 'msw/node'
    import { beforeEach, expect, test, vi } from 'vitest'
    const own = location.origin
    const app = 'https://app.example'
    const other = 'https://other.example'
    // Each has a server of its own.
    beforeEach(() => vi.resetModules())
    const call = async (configuration, headers) => {
      globalThis.app = configuration
      const { serverFnHandlers } = await import('seamline/testing')
      const { origin } = await import('../src/origin')
      const server = setupServer(...serverFnHandlers({ headers }))
      server.listen()
      const answer = await origin().catch(({ code }) => code)
      server.close()
      return answer
    }
    test.each([
      ['nothing', {}, own],
      ['an origin', { origin: app }, app],
      ['origins', { origin: [app, other] }, app],
      ['no origin at all', { origin: [] }, own],
      ['other origins', { allowedOrigins: [other] }, own],
      ['a server on another origin', { endpoint: app }, app],
      ['a gate of its own', { gate: { origin: app } }, own],
    ])('%s', async (_name, configuration, sent) => {
      expect(await call(configuration)).toBe(sent)
    })
    test('a host that the test names, or a proxy', async () => {
      expect(await call({}, { host: 'app.example:8443' })).toBe(own)
      const headers = { 'x-forwarded-host': 'app.example', 'x-forwarded-proto': 'https' }
      vi.resetModules()
      expect(await call({ trustProxy: true }, headers)).toBe(own)
    })
    test('a page of another origin', async () => {
      const allowed = { allowedOrigins: [other] }
      expect(await call({ ...allowed, gate: allowed }, { origin: other })).toBe(other)
      vi.resetModules()
      expect(await call({ origin: app }, { origin: other })).toBe('FORBIDDEN_ORIGIN')
      expect(await call({ origin: app }, { 'sec-fetch-site': 'cross-site' })).toBe('FORBIDDEN_ORIGIN')
    })`,
}

test('accepts calls with any configuration, and as a page of another origin on request', async () => {
  const app = createFixtureApp(APP)
  const printed = await vitestIn(app.root)
  expect(printed).toMatch(/Tests +9 passed \(9\)/)
  app.remove()
})
