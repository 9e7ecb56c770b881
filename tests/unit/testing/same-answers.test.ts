/** A mock's response equals that of the endpoint, byte for byte. */

import { startWith } from '../../support/three-transports.ts'
import { notFound, redirect } from '@tanstack/router-core'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ServerFnError, ValidationError } from '../../../src/index.ts'
import { mockAndEndpoint, type Behaviour } from '../../support/mocked-fn.ts'
import { clientBound, cyclic, serverBound } from '../wire/any-value.ts'
import { ADAPTERS } from '../wire/kinds.ts'
import { requestText } from '../wire/test-serializers.ts'

beforeEach(() => {
  startWith({ serializationAdapters: ADAPTERS })
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

const JSON_HEADERS = { 'content-type': 'application/json' }

function raise(thrown: unknown): never {
  throw thrown
}

const ENDINGS: readonly (readonly [string, Behaviour])[] = [
  [
    'a value',
    (data) => ({ data: data instanceof FormData ? [...data] : data, many: new Set([1n]) }),
  ],
  ['nothing', () => undefined],
  ['a nested promise', () => ({ now: 1, later: Promise.resolve(2) })],
  [
    'a generator',
    async function* () {
      yield 1
      yield { two: new Map([[1, 2]]) }
    },
  ],
  [
    'a generator that fails',
    async function* () {
      yield 1
      raise(new ServerFnError('LATE', { data: { at: 1 } }))
    },
  ],
  ['a stream of bytes', () => new Blob(['bytes']).stream()],
  ['a failure of the app', () => raise(new ServerFnError('FULL', { status: 409, data: [1] }))],
  ['a failed validation', () => raise(new ValidationError([{ message: 'no', path: ['a', 0] }]))],
  ['an unexpected failure', () => raise(new TypeError('secret'))],
  ['a redirect', () => raise(redirect({ to: '/login', search: { from: '/' } }))],
  ['a returned redirect', () => redirect({ href: '/elsewhere' })],
  ['a not-found', () => raise(notFound({ data: 1 }))],
  ['a Response', () => new Response('own', { status: 418, headers: { 'x-own': 'yes' } })],
  ['a thrown Response', () => raise(new Response('no', { status: 403 }))],
]

/** Requests that reach a function, and some that do not. */
const REQUESTS: readonly (readonly [string, 'GET' | 'POST', string, () => RequestInit])[] = [
  ['GET', 'GET', `?input=${encodeURIComponent('{"data":{"a":1}}')}`, () => ({})],
  ['GET with data over the limit of a query', 'GET', '', () => posted('{"data":[1]}')],
  ['HEAD', 'GET', '', () => ({ method: 'HEAD' })],
  ['POST', 'POST', '', () => posted('{"data":{"a":1}}')],
  ['a form', 'POST', '', () => ({ method: 'POST', body: new URLSearchParams({ a: '1' }) })],
  [
    'a form without JavaScript',
    'POST',
    '',
    () => ({
      method: 'POST',
      body: new URLSearchParams({ a: '1' }),
      headers: { accept: 'text/html', referer: 'http://localhost/notes' },
    }),
  ],
  ['another method', 'POST', '', () => ({ method: 'DELETE' })],
  ['a body that is not JSON', 'POST', '', () => posted('{')],
  ['another content type', 'POST', '', () => ({ method: 'POST', body: 'text' })],
]

function posted(body: string): RequestInit {
  return { method: 'POST', body, headers: JSON_HEADERS }
}

describe.each(ENDINGS)('%s', (_ending, behave) => {
  test.each(REQUESTS)('to %s', async (_name, method, path, init) => {
    const { mocked, real } = await mockAndEndpoint(method, behave).ask(path, init())
    expect(mocked).toEqual(real)
  })
})

test('1,000 random values, returned and thrown', async () => {
  let value: unknown
  const returned = mockAndEndpoint('POST', () => value)
  const thrown = mockAndEndpoint('POST', () =>
    raise(new ServerFnError('DATA', { data: value, status: 422 })),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 3, arbitrary: clientBound }, cyclic),
      fc.boolean(),
      async (each, isThrown) => {
        value = each
        const { mocked, real } = await (isThrown ? thrown : returned).ask('', posted('{}'))
        expect(mocked).toEqual(real)
      },
    ),
    { numRuns: 1_000 },
  )
}, 60_000)

test('the decoded request equals that of the endpoint', async () => {
  const { ask } = mockAndEndpoint('POST', (data) => data)
  await fc.assert(
    fc.asyncProperty(serverBound, async (value) => {
      const { mocked, real } = await ask('', posted(await requestText(value)))
      expect(mocked).toEqual(real)
    }),
    { numRuns: 300 },
  )
}, 60_000)
