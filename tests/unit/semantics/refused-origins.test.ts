/** The server's log shows why a request was refused for its origin; its response does not. */

import { startWith } from '../../support/three-transports.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createCsrfMiddleware, createServerFn, type OriginPolicy } from '../../../src/index.ts'
import { wire } from '../../support/wired-fn.ts'
import { appHandler } from '../../support/test-app.ts'

const warned = vi.spyOn(console, 'warn').mockReturnValue()
afterEach(() => warned.mockClear())

/** Sends a request with only these headers to the endpoint of an app. */
async function ask(headers: Readonly<Record<string, string>>, policy: OriginPolicy = {}) {
  startWith({ serverFns: policy })
  return askAgain(headers)
}

/** Sends it to the current app. */
async function askAgain(headers: Readonly<Record<string, string>>) {
  const { client } = wire(createServerFn(), () => 'ran')
  return appHandler(new Request(`http://app.test:3000${client.url}`, { headers }))
}

const lines = () => warned.mock.calls.map(([line]) => String(line))

describe('the log shows the received and the expected origin', () => {
  test.each([
    [
      'a page of another site',
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' },
      {},
      'Sec-Fetch-Site "cross-site" and Origin "https://evil.test"',
      'http://app.test:3000 or https://app.test:3000 (from the Host header)',
    ],
    [
      'a page behind a proxy that sets another host',
      { origin: 'https://shop.test', host: '10.0.0.5:8080' },
      {},
      'Origin "https://shop.test"',
      'http://10.0.0.5:8080 or https://10.0.0.5:8080 (from the Host header)',
    ],
    [
      'a forwarded host',
      { origin: 'https://shop.test', 'x-forwarded-host': 'other.test' },
      { trustProxy: true },
      'Origin "https://shop.test"',
      'http://other.test or https://other.test (from X-Forwarded-Host)',
    ],
    [
      'a configured `origin`',
      { origin: 'http://shop.test' },
      { origin: ['https://shop.test', 'https://www.shop.test'] },
      'Origin "http://shop.test"',
      'https://shop.test or https://www.shop.test (option `origin`)',
    ],
    [
      'a referrer, without its path',
      { referer: 'https://evil.test/reset?token=hunter2' },
      {},
      'Referer "https://evil.test"',
      'http://app.test:3000 or',
    ],
    [
      'a script',
      {},
      {},
      'neither Sec-Fetch-Site nor Origin nor Referer',
      'http://app.test:3000 or',
    ],
  ])('%s', async (...row) => {
    const [, headers, policy, received, expected] = row
    const response = await ask(headers, policy)
    expect(response.status).toBe(403)
    expect(lines()).toEqual([expect.stringContaining(received)])
    const [line = ''] = lines()
    expect(line).toContain(`expected ${expected}`)
    for (const option of ['origin', 'trustProxy', 'allowedOrigins', 'allowNonBrowser']) {
      expect(line).toContain(`\`${option}\``)
    }
    expect(line).toMatch(/^\[seamline\] .*\(FORBIDDEN_ORIGIN\)$/)
    expect(line).not.toContain('hunter2')
  })
})

test('the response contains none of it', async () => {
  const response = await ask({ origin: 'https://evil.test', host: 'internal.test' })
  const text = await response.text()
  expect(text).toContain('FORBIDDEN_ORIGIN')
  expect(text + JSON.stringify([...response.headers])).not.toMatch(
    /evil\.test|internal\.test|trustProxy|allowedOrigins/,
  )
})

test('a pair is logged once, and a different one again', async () => {
  startWith({ serverFns: {} })
  for (let call = 0; call < 3; call++) await askAgain({ origin: 'https://evil.test' })
  expect(lines()).toHaveLength(1)
  await askAgain({ origin: 'https://worse.test' })
  await askAgain({ origin: 'https://evil.test', host: 'other.test' })
  expect(lines()).toHaveLength(3)
})

test('no client can flood the log', async () => {
  startWith({ serverFns: {} })
  for (let call = 0; call < 300; call++) await askAgain({ origin: `https://evil${call}.test` })
  expect(lines()).toHaveLength(100)
  expect(lines().at(-1)).toContain('Further refusals are not logged.')
})

test('client input is one short line of printable characters', async () => {
  await ask({ origin: `https://${'x'.repeat(20_000)}.test` })
  await ask({ 'sec-fetch-site': '\u009b31m"\u00e9' })
  for (const line of lines()) {
    expect(line.length).toBeLessThan(1_000)
    expect(line).toMatch(/^[ -~]+$/)
  }
  expect(lines()).toHaveLength(2)
})

test('createCsrfMiddleware() logs the same', async () => {
  startWith({ requestMiddleware: [createCsrfMiddleware({ allowedOrigins: ['https://ok.test'] })] })
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }
  const page = new Request('http://app.test/page', { headers })
  expect((await appHandler(page)).status).toBe(403)
  expect(lines()).toEqual([expect.stringContaining('Origin "https://evil.test"')])
})

test('an accepted request logs nothing', async () => {
  expect((await ask({ origin: 'http://app.test:3000' })).status).toBe(200)
  expect(lines()).toEqual([])
})
