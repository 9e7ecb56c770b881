import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createCsrfMiddleware,
  createServerFn,
  type CsrfMiddlewareOptions,
} from '../../../src/index.ts'
import { thrownBy } from '../../support/failures.ts'
import { appHandler } from '../../support/test-app.ts'
import { startWith } from '../../support/three-transports.ts'
import { wire } from '../../support/wired-fn.ts'

vi.spyOn(console, 'warn').mockReturnValue()
afterEach(() => vi.mocked(console.warn).mockClear())

const SITE = 'http://app.test'
const OWN = { 'sec-fetch-site': 'same-origin' }
/** A page that a person opens by its address. */
const OPENED = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }
const FOREIGN = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }

/** The answer of an app with this global middleware to a request for a path without a route: 404 when it gets through. */
async function ask(options: CsrfMiddlewareOptions, headers: HeadersInit, path = '/page') {
  startWith({ requestMiddleware: [createCsrfMiddleware(options)], serverFns: { csrf: false } })
  return appHandler(new Request(`${SITE}${path}`, { headers }))
}

describe('a global createCsrfMiddleware', () => {
  test('refuses a page that is opened by its address, unless a filter excludes it', async () => {
    expect((await ask({}, OPENED)).status).toBe(403)
    const options: CsrfMiddlewareOptions = {
      filter: ({ handlerType }) => handlerType === 'serverFn',
    }
    expect((await ask(options, OPENED)).status).toBe(404)
  })

  test.each([
    ['a function', ({ handlerType }) => handlerType === 'serverFn'],
    ['an asynchronous function', async ({ handlerType }) => handlerType === 'serverFn'],
  ] satisfies [string, CsrfMiddlewareOptions['filter']][])(
    'checks the requests that %s selects',
    async (_what, filter) => {
      const { client } = wire(createServerFn(), () => 'ran')
      expect((await ask({ filter }, FOREIGN, client.url)).status).toBe(403)
      expect((await ask({ filter }, OWN, client.url)).status).toBe(200)
      expect((await ask({ filter }, FOREIGN)).status).toBe(404)
    },
  )

  test('passes the request and its kind to the filter', async () => {
    const seen: unknown[] = []
    const filter: CsrfMiddlewareOptions['filter'] = ({ request, pathname, handlerType }) =>
      seen.push([request.url, pathname, handlerType]) > 0
    await ask({ filter }, OWN)
    expect(seen).toEqual([[`${SITE}/page`, '/page', 'router']])
  })
})

const response = () => new Response('Please sign in again.', { status: 419 })

describe('failureResponse', () => {
  test.each([
    ['a response', response()],
    ['a function', response],
    ['an asynchronous function', async () => response()],
  ])('as %s answers each refused request', async (_what, failureResponse) => {
    for (let count = 0; count < 2; count++) {
      const refused = await ask({ failureResponse }, FOREIGN)
      expect([refused.status, await refused.text()]).toEqual([419, 'Please sign in again.'])
    }
    expect((await ask({ failureResponse }, OWN)).status).toBe(404)
  })

  test('sees the refused request, which is logged', async () => {
    const refused = await ask(
      { failureResponse: ({ pathname }) => new Response(pathname) },
      FOREIGN,
    )
    expect(await refused.text()).toBe('/page')
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('FORBIDDEN_ORIGIN'))
  })
})

test.each([
  ['secFetchSite', '`allowedOrigins`'],
  ['referer', '`Referer`'],
  ['allowRequestsWithoutOriginCheck', '`allowNonBrowser`'],
  ['filters', 'Write `filter`'],
])('the option %s is refused by name, with its replacement', (option, advice) => {
  expect(thrownBy(() => createCsrfMiddleware({ [option]: true } as object))).toMatchObject({
    code: 'UNKNOWN_OPTION',
    message: expect.stringMatching(new RegExp(`no option \`${option}\`.*${advice}`)) as string,
  })
})
