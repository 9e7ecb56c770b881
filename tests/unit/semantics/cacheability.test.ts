/**
 * A response to a `GET` call depends only on its URL, so that a shared cache cannot serve one
 * visitor's response to another.
 */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { setResponseHeader } from '../../../src/server.ts'
import { wire } from '../../support/wired-fn.ts'

/** Headers that a protocol, a proxy or an attacker adds, except those that determine the origin. */
const NAMES = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'content-type',
  'cookie',
  'if-none-match',
  'purpose',
  'range',
  'user-agent',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-http-method-override',
  'x-middleware-subrequest',
  'x-original-url',
  'x-seamline',
  'x-seamline-context',
]

const headers = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map((text) => text.trim()),
)

test.each([
  ['by default', undefined, 'private, no-store'],
  ['with its own cache-control', 'public, max-age=60', 'public, max-age=60'],
])('%s', async (_how, own, expected) => {
  const { send } = wire(
    createServerFn().inputValidator((data: number) => data),
    ({ data }) => {
      if (own !== undefined) setResponseHeader('cache-control', own)
      return { data, at: new Date(0) }
    },
  )
  const query = `?input=${encodeURIComponent('{"data":7}')}`
  const plain = await send({ query })
  const body = await plain.text()
  expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, expected])
  await fc.assert(
    fc.asyncProperty(headers, async (sent) => {
      const response = await send({ query, headers: sent })
      expect([...response.headers]).toEqual([...plain.headers])
      expect(await response.text()).toBe(body)
    }),
    { numRuns: 200 },
  )
})
