import { describe, expect, test } from 'vitest'
import type { ErrorEntry } from '../../../src/errors/catalog.ts'
import { ALL_ERRORS } from '../../support/error-catalogs.ts'

/** Every detail that some entry uses. */
const DETAILS = {
  to: '/login',
  target: 'javascript:0',
  place: 'a request middleware',
  what: 'Entry 1',
  received: 'a string',
  method: 'client',
  call: 'createServerFn()',
  option: 'method',
  accepted: ['GET', 'POST'],
  order: ['start', 'middleware', 'server'],
  middleware: 'middleware `auth` (src/auth.ts)',
  side: 'server',
  advice: 'Pass another side.',
  index: 0,
  id: 'abc',
  subject: 'A server function',
  serverFn: 'addNote',
  reason: 'functions cannot be sent',
  allow: 'POST',
  limit: 5,
  path: 'data.user',
  kind: 'functions',
  status: 502,
  contentType: 'text/html',
  summary: 'text: too long',
  route: 'the route `/notes`',
  routes: ['the route `/notes`', 'the route `/notes/`'],
  cookies: ['session'],
  caching: 'cache-control: public',
  session: 'start',
  bytes: 5000,
}

// Each entry uses the details that it needs; the rows differ in nothing else.
const ENTRIES = Object.entries(ALL_ERRORS) as readonly (readonly [
  string,
  ErrorEntry<typeof DETAILS>,
])[]

test('the catalog is not empty', () => {
  expect(ENTRIES.length).toBeGreaterThan(20)
})

describe.each(ENTRIES)('%s', (name, entry) => {
  test('has its name as its code', () => {
    expect(entry.code).toBe(name)
    expect(name).toMatch(/^[A-Z]+(?:_[A-Z]+)*$/)
  })

  test('has a status of 400 or above, if any', () => {
    if (!('status' in entry)) return
    expect([400, 403, 404, 405, 408, 413, 414, 415, 500]).toContain(entry.status)
  })
})

describe.each(ENTRIES)('the message of %s', (_name, entry) => {
  test('states a fact, then advice', () => {
    const message = entry.describe(DETAILS)
    // Full stops in code end no sentence.
    const prose = message.replaceAll(/`[^`]*`|\([^)]*\)/g, 'code')
    const sentences = prose.split(/(?<=[.!?])\s+/)
    expect(sentences).toHaveLength(2)
    for (const sentence of sentences) expect(sentence).toMatch(/^[\w.'“ ].*\.$/)
    expect(sentences[1]).toMatch(/^[A-Z][a-z]+ /)
    expect(message).not.toMatch(/!|please|undefined is not|\[object|invariant/i)
  })
})
