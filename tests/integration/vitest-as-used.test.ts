/** The testing kit, used by developers who have not read its documentation closely. */

import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { kitFiles, vitestIn } from '../support/testing-kit.ts'

const APP = {
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default { plugins: [seamline(), solid()], test: { environment: 'jsdom' } }`,
  'src/prices.ts': `
    import { createServerFn } from 'seamline'
    const any = (data) => data
    const price = createServerFn().inputValidator(any).handler(({ data }) => data.cents)
    export { price, price as cost }
    export default price
    export const total = createServerFn({ method: 'POST' }).inputValidator(any)
      .handler(async ({ data }) => 2 * await price({ data }))
    export const scan = createServerFn({ method: 'POST' }).inputValidator(any)
      .handler(({ data }) => data.get('receipt').text())
    export const ticks = createServerFn().handler(async function* () {
      try {
        for (let tick = 0; ; tick++) yield tick
      } finally {
        globalThis.stopped?.()
      }
    })`,
  'tests/node-files.ts': kitFiles()['tests/node-files.ts'] ?? '',
  'src/rates.server.ts': `export const rate = () => 3`,
  'src/rated.ts': `
    import { createServerFn } from 'seamline'
    import { rate } from './rates.server'
    export const rated = createServerFn().handler(() => [rate(), import.meta.env.SSR])`,
  'tests/mocked.test.ts': `
    import { setupServer } from 'msw/node'
    import { afterAll, beforeAll, expect, test, vi } from 'vitest'
    import { serverFnHandlers } from 'seamline/testing'
    import { rated } from '../src/rated'
    vi.mock('../src/rates.server.ts?seamline-server', () => ({ rate: () => 7 }))
    const server = setupServer(...serverFnHandlers())
    beforeAll(() => server.listen())
    afterAll(() => server.close())

    test('a module of the server is mocked, and the server knows that it is one', async () => {
      expect(await rated()).toEqual([7, true])
      expect(import.meta.env.SSR).toBe(false)
    })`,
  'src/index.ts': `
    export { cost as renamed, default as byDefault } from './prices'
    export * from './prices'`,
  'tests/used.test.ts': `
    import { setupServer } from 'msw/node'
    import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
    import { calls, checkServerFns, mockServerFn, resetCalls, serverFnHandlers, unmockedServerFns } from 'seamline/testing'
    import { byDefault, price, renamed, scan, ticks, total } from '../src'
    import { installNodeFiles } from './node-files'
    const data = { cents: 5 }
    const server = setupServer(unmockedServerFns())
    beforeAll(installNodeFiles)
    beforeAll(() => server.listen())
    beforeEach(resetCalls)
    afterEach(() => {
      server.resetHandlers()
      checkServerFns()
    })
    afterAll(() => server.close())

    test('a function by any of its names', async () => {
      server.use(mockServerFn(renamed, () => 1))
      expect([await price({ data }), await byDefault({ data })]).toEqual([1, 1])
      expect(calls(byDefault)).toMatchObject([{ data }, { data }])
    })
    test('a mock of what the server calls itself is for the page alone', async () => {
      server.use(...serverFnHandlers())
      server.use(mockServerFn(price, () => 1))
      expect([await price({ data }), await total({ data })]).toEqual([1, 10])
      expect([calls(price).length, calls(total).length]).toEqual([1, 1])
    })
    test('a mock for one test in front of one for all, before the whole server', async () => {
      server.use(mockServerFn(price, () => 1), ...serverFnHandlers())
      server.use(mockServerFn(price, () => 2))
      expect(await price({ data })).toBe(2)
    })
    test('a form is in the log, with its file to read again', async () => {
      server.use(mockServerFn(scan, async ({ data: form }) => (await form.get('receipt').text()).length))
      const form = new FormData()
      form.set('receipt', new File(['pixels'], 'r.png'))
      expect(await scan({ data: form })).toBe(6)
      const [{ data: logged }] = calls(scan)
      expect(logged.get('receipt').name).toBe('r.png')
      expect(await logged.get('receipt').text()).toBe('pixels')
    })
    test('a call that was aborted before is none', async () => {
      server.use(mockServerFn(price, () => 1))
      await expect(price({ data, signal: AbortSignal.abort('gone') })).rejects.toBe('gone')
      expect(calls(price)).toEqual([])
      expect(checkServerFns).toThrow('MOCK_NOT_CALLED')
      resetCalls()
    })
    test('a stream of the whole server ends with its caller', async () => {
      server.use(...serverFnHandlers())
      const stopped = new Promise((resolve) => { globalThis.stopped = resolve })
      const controller = new AbortController()
      const read = async () => {
        for await (const tick of await ticks({ signal: controller.signal })) {
          if (tick === 3) controller.abort('left')
        }
      }
      await expect(read()).rejects.toBe('left')
      await stopped
    })`,
}

test('runs with the names, mocks and calls of an app', async () => {
  const app = createFixtureApp(APP)
  const printed = await vitestIn(app.root)
  expect(printed).toMatch(/Tests +7 passed \(7\)/)
  app.remove()
})
