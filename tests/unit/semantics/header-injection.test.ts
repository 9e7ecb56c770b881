/** Text of an app or a caller in cookies, headers and reasons never becomes a separate header. */

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import { setCookie, setResponseHeader, setResponseStatus } from '../../../src/server.ts'
import { wire } from '../../support/wired-fn.ts'

const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
const TEXTS = [...CONTROLS, '\u007F', '\r\n', ';', ',', '=', ' ', 'ř', '\u2028'].map(
  (odd) => `a${odd}evil: 1${odd}evil=1; Domain=evil.test`,
)

const PLACES: readonly (readonly [string, (text: string) => void])[] = [
  ['the name of a cookie', (text) => setCookie(text, '1')],
  ['the value of a cookie', (text) => setCookie('a', text)],
  ['the path of a cookie', (text) => setCookie('a', '1', { path: text })],
  ['the domain of a cookie', (text) => setCookie('a', '1', { domain: text })],
  ['the name of a header', (text) => setResponseHeader(text, '1')],
  ['the value of a header', (text) => setResponseHeader('x-text', text)],
  ['the reason of a status', (text) => setResponseStatus(200, text)],
]

beforeAll(() => {
  vi.spyOn(console, 'error').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

test.each(PLACES)('%s', async (_place, set) => {
  for (const text of TEXTS) {
    const { send } = wire(createServerFn(), () => set(text))
    const response = await send()
    expect([200, 500]).toContain(response.status)
    expect(response.headers.get('evil')).toBeNull()
    const lines = response.headers.getSetCookie()
    expect(lines.length).toBeLessThanOrEqual(1)
    expect(lines.flatMap((line) => line.split(/; */))).not.toContain('Domain=evil.test')
    for (const [, value] of response.headers) expect(value).not.toMatch(/[\0\r\n]/)
    expect(response.statusText).not.toMatch(/[\0\r\n]/)
  }
})
