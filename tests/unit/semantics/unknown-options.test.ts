/** Unknown options are refused by name, with the option that was probably meant. */

import { startWith } from '../../support/three-transports.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createCsrfMiddleware,
  createMiddleware,
  createServerFn,
  SeamlineError,
} from '../../../src/index.ts'
import { rejectionOf } from '../../support/failures.ts'
import { wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

const logged = vi.spyOn(console, 'error').mockReturnValue()
afterEach(() => logged.mockClear())

// As written without types.
const options = (untyped: object) => untyped as never

describe('at definition', () => {
  test.each([
    ['createServerFn()', 'methd', 'method', () => createServerFn(options({ methd: 'POST' }))],
    [
      'createServerFn()',
      'limit',
      'limits',
      () => createServerFn({ method: 'POST' })(options({ limit: {} })),
    ],
    ['createMiddleware()', 'typ', 'type', () => createMiddleware(options({ typ: 'function' }))],
    [
      'limits` of `createServerFn()',
      'bodyTimout',
      'bodyTimeout',
      () => createServerFn({ limits: options({ bodyTimout: 5 }) }),
    ],
    [
      'createCsrfMiddleware()',
      'allowedOrigin',
      'allowedOrigins',
      () => createCsrfMiddleware(options({ allowedOrigin: ['https://a.test'] })),
    ],
  ])('%s refuses `%s` and suggests `%s`', (call, option, meant, make) => {
    expect(make).toThrow(SeamlineError)
    expect(make).toThrow(`\`${call}\` has no option \`${option}\`. Write \`${meant}\`; `)
    expect(make).toThrow('(UNKNOWN_OPTION)')
  })

  test('refuses a name similar to no option with the list of all', () => {
    expect(() => createCsrfMiddleware(options({ cookie: 'csrf' }))).toThrow(
      '`createCsrfMiddleware()` has no option `cookie`. Remove it; the options are `filter`, `failureResponse`, `origin`, `allowedOrigins`, `allowNonBrowser`, `trustProxy`.',
    )
  })

  test('does not treat prototype keys as options', () => {
    const inherited = Object.create({ note: 1 }) as object
    expect(() => createMiddleware(options(inherited))).not.toThrow()
  })
})

describe('createStart()', () => {
  const ran = vi.fn()
  const auth = createMiddleware().server(({ next }) => {
    ran()
    return next()
  })

  test.each([
    ['createStart()', 'requestMiddlewares', 'requestMiddleware', { requestMiddlewares: [auth] }],
    ['createStart()', 'defaultSSR', 'defaultSsr', { defaultSSR: false }],
    ['createStart()', 'serverFn', 'serverFns', { serverFn: { csrf: false } }],
    [
      'serverFns` of `createStart()',
      'allowNonBrowsers',
      'allowNonBrowser',
      { serverFns: { allowNonBrowsers: true } },
    ],
    ['limits` of `createStart()', 'qery', 'query', { serverFns: { limits: { qery: 9_000 } } }],
    [
      'streams` of `createStart()',
      'keepalive',
      'keepAlive',
      { serverFns: { streams: { keepalive: 1_000 } } },
    ],
  ])(
    '%s with `%s` responds with 500, and the log names `%s`',
    async (call, option, meant, start) => {
      startWith(options(start))
      const { send } = wire(createServerFn(), () => ran())
      expect((await send()).status).toBe(500)
      expect((await appHandler(new Request('http://localhost/page'))).status).toBe(500)
      expect(ran).not.toHaveBeenCalled()
      expect(logged).toHaveBeenCalledTimes(2)
      for (const [, error] of logged.mock.calls) {
        expect(String(error)).toContain(
          `\`${call}\` has no option \`${option}\`. Write \`${meant}\`; the options are `,
        )
      }
    },
  )

  test('refuses other values of `defaultSsr`', async () => {
    startWith(options({ defaultSsr: 'client' }))
    expect((await appHandler(new Request('http://localhost/'))).status).toBe(500)
    expect(String(logged.mock.lastCall?.[1])).toContain('received "client" as `defaultSsr`')
  })
})

describe('next()', () => {
  const code = 'UNKNOWN_OPTION'

  test('of a client function refuses unknown options', async () => {
    const handler = vi.fn()
    const sending = createMiddleware({ type: 'function' }).client(({ next }) =>
      next(options({ sendcontext: { tenant: 1 } })),
    )
    const { server } = wire(createServerFn().middleware([sending]), handler)
    expect(await rejectionOf(server())).toMatchObject({
      code,
      message: expect.stringContaining(
        '`next()` in the `.client` function of a middleware has no option `sendcontext`. Write `sendContext`; ',
      ) as unknown,
    })
    expect(handler).not.toHaveBeenCalled()
  })

  test.each([
    ['context', { contxt: { user: 1 } }],
    ['context', { context: {}, contexts: {} }],
  ])('of a server function refuses unknown options and suggests `%s`', async (meant, passed) => {
    const handler = vi.fn()
    const auth = createMiddleware({ type: 'function' }).server(({ next }) => next(options(passed)))
    const { server, send } = wire(createServerFn().middleware([auth]), handler)
    const error = await rejectionOf(server())
    expect(error).toMatchObject({ code })
    expect(String(error)).toContain(
      `Write \`${meant}\`; the options are \`context\`, \`sendContext\`.`,
    )
    expect((await send()).status).toBe(500)
    expect(handler).not.toHaveBeenCalled()
  })

  test.each([
    ['around a request', true],
    ['in a function’s chain', false],
  ])('of a request middleware %s refuses unknown options', async (_where, isGlobal) => {
    const handler = vi.fn()
    const session = createMiddleware().server(({ next }) =>
      next(options({ context: {}, sendContext: { user: 1 } })),
    )
    startWith(isGlobal ? { requestMiddleware: [session] } : {})
    const { send } = wire(createServerFn().middleware(isGlobal ? [] : [session]), handler)
    expect((await send()).status).toBe(500)
    expect(String(logged.mock.lastCall?.[1])).toContain('has no option `sendContext`. ')
    expect(handler).not.toHaveBeenCalled()
  })
})

describe('a call in process', () => {
  const { server } = wire(
    createServerFn().inputValidator((data: unknown) => data),
    ({ data }) => data,
  )
  const call = server as (argument?: unknown) => Promise<unknown>

  test.each([
    ['dta', 'Write `data`;', { dta: 1 }],
    ['header', 'Write `headers`;', { data: 1, header: {} }],
    ['text', 'Remove it;', { text: 'the data itself' }],
  ])('refuses `%s`', async (option, advice, argument) => {
    const error = await rejectionOf(call(argument))
    expect(error).toMatchObject({ code: 'UNKNOWN_OPTION' })
    expect(String(error)).toMatch(/A call of `fn\d+` \(tests\/fn\.ts\) has no option /)
    expect(String(error)).toContain(`has no option \`${option}\`. ${advice}`)
  })

  test.each([
    ['an event, if the function is its handler', new Event('click')],
    ['a text', 'note'],
    ['the context of a query library', { queryKey: ['notes'], client: {}, meta: undefined }],
  ])('accepts %s', async (_what, argument) => {
    expect(await call(argument)).toBeUndefined()
  })
})
