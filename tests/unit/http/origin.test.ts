import { describe, expect, test } from 'vitest'
import { isTrustedOrigin, type OriginPolicy } from '../../../src/http/origin.ts'
import { createServerFn } from '../../../src/index.ts'
import { errorOf, request } from '../../support/raw-requests.ts'
import { wire } from '../../support/wired-fn.ts'

const HOST = 'localhost'
const SELF = 'http://localhost'
const PARTNER = 'https://partner.test'
const EVIL = 'https://evil.test'

const SITES = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'SAME-ORIGIN', '']
const ORIGINS = [
  undefined,
  SELF,
  'https://localhost',
  EVIL,
  PARTNER,
  'null',
  '',
  `${SELF}.evil.test`,
]
const REFERERS = [
  undefined,
  `${SELF}/page?x=1`,
  `${EVIL}/${SELF}`,
  `${PARTNER}/page`,
  'not a url',
  `http://localhost@evil.test/`,
]

interface Headers3 {
  readonly site: string | undefined
  readonly origin: string | undefined
  readonly referer: string | undefined
}

const COMBINATIONS: readonly Headers3[] = SITES.flatMap((site) =>
  ORIGINS.flatMap((origin) => REFERERS.map((referer) => ({ site, origin, referer }))),
)

/**
 * The specification as a decision table: the first header present decides; this site's host is
 * trusted; an allowed origin is trusted in any header; a request without these headers is trusted
 * only by choice.
 */
function isExpected(
  { site, origin, referer }: Headers3,
  allowed: readonly string[],
  allowNonBrowser: boolean,
): boolean {
  const ownPages = new Set([SELF, 'https://localhost', `${SELF}/page?x=1`])
  const partners: ReadonlyMap<string, string> = new Map([
    [PARTNER, PARTNER],
    [`${PARTNER}/page`, PARTNER],
  ])
  const isOwn = (header: string) => ownPages.has(header)
  const isPartner = (header: string | undefined) => {
    const partner = header === undefined ? undefined : partners.get(header)
    return partner !== undefined && allowed.includes(partner)
  }
  if (site !== undefined) return site === 'same-origin' || isPartner(origin)
  if (origin !== undefined) return isOwn(origin) || isPartner(origin)
  if (referer !== undefined) return isOwn(referer) || isPartner(referer)
  return allowNonBrowser
}

function headersOf({ site, origin, referer }: Headers3): Headers {
  const headers = new Headers({ host: HOST })
  if (site !== undefined) headers.set('sec-fetch-site', site)
  if (origin !== undefined) headers.set('origin', origin)
  if (referer !== undefined) headers.set('referer', referer)
  return headers
}

const nameOf = (combination: Headers3) => JSON.stringify(combination)

describe.each([
  ['only this site', { allowedOrigins: [], allowNonBrowser: false }],
  ['a partner', { allowedOrigins: [PARTNER], allowNonBrowser: false }],
  ['callers that are not browsers', { allowedOrigins: [], allowNonBrowser: true }],
  ['both', { allowedOrigins: [PARTNER], allowNonBrowser: true }],
] as const satisfies readonly (readonly [string, OriginPolicy])[])(
  'a policy that trusts %s',
  (_whom, policy) => {
    test(`decides all ${COMBINATIONS.length} combinations of the three headers as specified`, () => {
      const decided = COMBINATIONS.map((each) => [
        nameOf(each),
        isTrustedOrigin(new Request(SELF, { headers: headersOf(each) }), policy),
      ])
      const expected = COMBINATIONS.map((each) => [
        nameOf(each),
        isExpected(each, policy.allowedOrigins, policy.allowNonBrowser),
      ])
      expect(decided).toEqual(expected)
    })
  },
)

const isSelf = (host: string, origin: string) =>
  isTrustedOrigin(new Request(SELF, { headers: { host, origin } }), {})

const ask = (origin: string) =>
  isTrustedOrigin(new Request('http://app.test/x', { headers: { origin } }), {})

test('no policy trusts the origin null, even if it lists it', () => {
  const policy = { allowedOrigins: ['null'], allowNonBrowser: false }
  for (const site of [undefined, 'cross-site', 'none']) {
    const headers = headersOf({ site, origin: 'null', referer: undefined })
    expect(isTrustedOrigin(new Request(SELF, { headers }), policy)).toBe(false)
  }
})

test('the endpoint refuses every method of an untrusted caller and runs nothing', async () => {
  let runs = 0
  const { client } = wire(createServerFn({ method: 'GET' }), () => ++runs)
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    for (const each of COMBINATIONS) {
      if (isExpected(each, [], false)) continue
      const response = await request(client.url, { method, headers: headersOf(each) })
      expect([nameOf(each), response.status]).toEqual([nameOf(each), 403])
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      if (method !== 'HEAD')
        expect(await errorOf(response)).toMatchObject({ code: 'FORBIDDEN_ORIGIN' })
    }
  }
  expect(runs).toBe(0)
})

test('the endpoint responds to each trusted combination', async () => {
  const { client } = wire(createServerFn(), () => 'value')
  for (const each of COMBINATIONS) {
    if (!isExpected(each, [], false)) continue
    const response = await request(client.url, { headers: headersOf(each) })
    expect([nameOf(each), await response.json()]).toEqual([nameOf(each), { result: 'value' }])
  }
})

describe('this site', () => {
  test.each([
    ['app.test', 'https://app.test'],
    ['app.test', 'http://app.test'],
    ['APP.test', 'https://app.test'],
    ['app.test:3000', 'http://app.test:3000'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['app.test:443', 'https://app.test'],
    ['app.test:80', 'http://app.test'],
  ])('with the host %s includes the origin %s', (host, origin) => {
    expect(isSelf(host, origin)).toBe(true)
  })

  test.each([
    ['app.test', 'https://app.test:3000'],
    ['app.test:3000', 'https://app.test'],
    ['app.test', 'https://sub.app.test'],
    ['sub.app.test', 'https://app.test'],
    ['app.test', 'https://app.test.evil.test'],
    ['app.test', 'https://evilapp.test'],
    ['app.test', 'https://app.test@evil.test'],
    ['app.test', 'app.test'],
    ['app.test', 'data:text/html,page'],
    ['app.test', 'file:///app.test'],
  ])('with the host %s excludes the origin %s', (host, origin) => {
    expect(isSelf(host, origin)).toBe(false)
  })

  test('is the host of the URL without a Host header', () => {
    expect(ask('http://app.test')).toBe(true)
    expect(ask('http://other.test')).toBe(false)
  })

  test.each(['x-forwarded-host', 'forwarded', 'x-original-host', 'x-forwarded-for'])(
    'is independent of a header %s',
    (name) => {
      const headers = { host: 'app.test', origin: EVIL, [name]: 'evil.test' }
      expect(isTrustedOrigin(new Request(SELF, { headers }), {})).toBe(false)
    },
  )
})
