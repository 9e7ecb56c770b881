/** Under Vitest the whole server runs behind the stubs of a test. */

import { expect, test } from 'vitest'
import { createFixtureApp } from '../support/fixture-app.ts'
import { vitestIn } from '../support/testing-kit.ts'

const APP = {
  'vite.config.ts': `
    import { seamline } from 'seamline/vite'
    import solid from 'vite-plugin-solid'
    export default {
      plugins: [seamline({ serverFns: { base: '/rpc' } }), solid()],
      test: { environment: 'jsdom' },
    }`,
  'src/start.ts': `
    import { createMiddleware, createSerializationAdapter, createStart } from 'seamline'
    import { Money } from './money'
    const session = createMiddleware().server(({ next }) => next({ context: { session: 's1' } }))
    const trace = createMiddleware({ type: 'function' })
      .client(({ next }) => next({ headers: { 'x-trace': '7' }, sendContext: { page: '/notes' } }))
      .server(({ next }) => next())
    const money = createSerializationAdapter({
      key: 'money',
      test: (value) => value instanceof Money,
      toSerializable: ({ cents }) => cents,
      fromSerializable: (cents) => new Money(cents),
    })
    export const startInstance = createStart(() => ({
      requestMiddleware: [session],
      functionMiddleware: [trace],
      serializationAdapters: [money],
    }))`,
  'src/money.ts': `export class Money { constructor(cents) { this.cents = cents } }`,
  'src/server.ts': `
    import handler, { createServerEntry } from 'seamline/server-entry'
    export default createServerEntry({
      fetch: (request, options) =>
        handler.fetch(request, { context: { region: 'eu', ...options?.context } }),
    })`,
  'src/db.server.ts': `
    import { getRequestHeader } from 'seamline/server'
    import { appendFileSync } from 'node:fs'
    export const tracedBy = () => [typeof appendFileSync, getRequestHeader('x-trace')]`,
  'src/middleware/index.ts': `export { user } from './user'`,
  'src/middleware/user.ts': `
    import { createMiddleware } from 'seamline'
    import { tracedBy } from '../db.server'
    export const user = createMiddleware({ type: 'function' })
      .server(({ next }) => next({ context: { traced: tracedBy() } }))`,
  'src/Notes.tsx': `
    import { createServerFn } from 'seamline'
    import { z } from 'zod'
    import { user } from './middleware'
    import { Money } from './money'
    export const price = createServerFn({ method: 'POST' })
      .middleware([user])
      .inputValidator(z.object({ amount: z.instanceof(Money) }))
      .handler(({ data, context }) => ({ ...context, twice: new Money(data.amount.cents * 2) }))
    export const Notes = () => <p onClick={() => price({ data: { amount: new Money(1) } })}>Notes</p>`,
}

const SETUP = `
  import { setupServer } from 'msw/node'
  import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
  import { Money } from '../src/money'
  import { price } from '../src/Notes'
  import * as kit from 'seamline/testing'
  const server = setupServer(kit.unmockedServerFns())
  beforeAll(() => server.listen())
  beforeEach(kit.resetCalls)
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())
`

test('runs with its middleware, adapters, special files and path', async () => {
  const app = createFixtureApp({
    ...APP,
    'tests/whole.test.ts': `${SETUP}
      test('a whole call', async () => {
        server.use(...kit.serverFnHandlers({ context: { host: 'test' } }))
        const result = await price({ data: { amount: new Money(4) } })
        expect(result).toEqual({
          session: 's1', region: 'eu', host: 'test', page: '/notes',
          traced: ['function', '7'], twice: new Money(8),
        })
        expect(result.twice).toBeInstanceOf(Money)
        expect(price.url).toMatch(/^\\/rpc\\//)
        const [call] = kit.calls(price)
        expect(call.data).toEqual({ amount: new Money(4) })
        expect(call.headers.get('origin')).toBe(location.origin)
      })
      test('its validators', async () => {
        server.use(...kit.serverFnHandlers())
        await expect(price({ data: { amount: 4 } })).rejects.toMatchObject({
          code: 'VALIDATION_FAILED', issues: [{ path: ['amount'] }],
        })
      })
      test('a mock carries what adapters do', async () => {
        server.use(kit.mockServerFn(price, ({ data, context }) => ({ ...context, cents: data.amount.cents, back: data.amount })))
        const { back, ...rest } = await price({ data: { amount: new Money(4) } })
        expect(back).toBeInstanceOf(Money)
        expect(rest).toEqual({ page: '/notes', cents: 4 })
      })
      test('names', async () => {
        const name = '\`price\` (src/Notes.tsx)'
        await expect(price({ data: { amount: new Money(4) } })).rejects.toThrow(name)
        expect(() => kit.checkServerFns()).toThrow(name)
        kit.resetCalls()
        kit.mockServerFn(price, () => undefined)
        expect(() => kit.checkServerFns()).toThrow(name)
        server.use(kit.mockServerFn(price, () => () => {}))
        await expect(price({ data: { amount: new Money(4) } })).rejects.toThrow('\`mockServerFn(price, …)\`')
      })`,
    'tests/server.test.ts': `// @vitest-environment node
      import { expect, test } from 'vitest'
      import { callServerFn, mockServerFn } from 'seamline/testing'
      import { Money } from '../src/money'
      import { price } from '../src/Notes'
      test('the implementation', async () => {
        const options = { data: { amount: new Money(1) }, context: { session: 's2' } }
        expect(await callServerFn(price, options)).toMatchObject({ session: 's2', twice: { cents: 2 } })
        expect(() => mockServerFn(price, () => 1)).toThrow('\`price\` (src/Notes.tsx) is not a client stub here')
      })`,
  })
  const printed = await vitestIn(app.root)
  expect(printed).toMatch(/Tests +5 passed \(5\)/)
  app.remove()
})
