/** Wrong uses of sessions. */

import { describe, expect, test } from 'vitest'
import { createServerFn } from '../../../src/index.ts'
import {
  clearSession,
  getSession,
  updateSession,
  useSession,
  type SessionConfig,
} from '../../../src/server.ts'
import { CONFIG, PASSWORD, visit } from '../../support/sessions.ts'
import { startWith } from '../../support/three-transports.ts'
import { wire } from '../../support/wired-fn.ts'

/** The code and message with which code rejects in a request. */
async function rejectionOf(run: () => Promise<unknown>): Promise<string> {
  const { result } = await visit(() =>
    run().then(
      () => 'none',
      (error: Error & { code?: string }) => `${error.code}: ${error.message}`,
    ),
  )
  return result
}

test.each<[name: string, call: () => Promise<unknown>]>([
  ['useSession', () => useSession(CONFIG)],
  ['getSession', () => getSession(CONFIG)],
  ['updateSession', () => updateSession(CONFIG, {})],
  ['clearSession', () => clearSession(CONFIG)],
])('%s rejects outside of a request', async (name, call) => {
  await expect(call()).rejects.toMatchObject({
    code: 'NO_REQUEST',
    message: expect.stringContaining(`\`${name}()\``),
  })
})

describe('a password', () => {
  test.each<[what: string, password: unknown, received: string]>([
    ['with 31 characters', 'x'.repeat(31), '31 characters long'],
    ['that is not set', undefined, 'of type undefined'],
    ['that is null', null, 'of type null'],
    ['that is empty', '', '0 characters long'],
    ['in a list with a short one', [PASSWORD, 'short'], '5 characters long'],
    ['in a list with one that is not set', [PASSWORD, undefined], 'of type undefined'],
    ['in an object with a short one', { a: PASSWORD, b: 'short' }, '5 characters long'],
    ['in an empty list', [], 'empty'],
    ['in an empty object', {}, 'empty'],
  ])('%s is refused', async (_what, password, received) => {
    const config = { password } as SessionConfig
    for (const call of [getSession, useSession, updateSession]) {
      const rejection = await rejectionOf(() => call(config))
      expect(rejection).toContain(
        'INVALID_SESSION_PASSWORD: [seamline] The `password` of session `start`',
      )
      expect(rejection).toContain(`is ${received}. `)
      expect(rejection).not.toContain(PASSWORD)
    }
  })

  test('with 32 characters is accepted', async () => {
    expect(await rejectionOf(() => updateSession({ password: 'x'.repeat(32) }))).toBe('none')
  })
})

describe('options', () => {
  test.each<[options: object, message: string]>([
    [
      { maxage: 1 },
      'UNKNOWN_OPTION: [seamline] `getSession()` has no option `maxage`. Write `maxAge`',
    ],
    [
      { sessionHeader: 'x-session' },
      'UNKNOWN_OPTION: [seamline] `getSession()` has no option `sessionHeader`',
    ],
    [{ cookie: false }, 'UNKNOWN_OPTION: [seamline] `getSession()` has no option `cookie: false`'],
    [{ maxAge: Number.NaN }, 'INVALID_OPTION: [seamline] `getSession()` received NaN as `maxAge`'],
    [{ maxAge: 0 }, 'INVALID_OPTION: [seamline] `getSession()` received 0 as `maxAge`'],
    [{ maxAge: -1 }, 'INVALID_OPTION: [seamline] `getSession()` received -1 as `maxAge`'],
    [{ maxAge: '60' }, 'INVALID_OPTION: [seamline] `getSession()` received 60 as `maxAge`'],
  ])('%j are refused', async (options, message) => {
    expect(await rejectionOf(() => getSession({ ...CONFIG, ...options }))).toContain(message)
  })
})

describe('data that JSON cannot hold is refused by its path', () => {
  const circle: { list: unknown[] } = { list: [] }
  circle.list.push(circle)

  test.each<[what: string, value: unknown, path: string]>([
    ['a date', new Date(), 'data.value'],
    ['a function', () => 1, 'data.value'],
    ['a bigint', 1n, 'data.value'],
    ['NaN', { deep: [1, Number.NaN] }, 'data.value.deep[1]'],
    ['a map', { map: new Map() }, 'data.value.map'],
    ['undefined in a list', [undefined], 'data.value[0]'],
    ['a hole', Object.assign([], { length: 1 }), 'data.value[0]'],
    ['a circle', circle, 'data.value.list[0]'],
  ])('%s', async (_what, value, path) => {
    expect(await rejectionOf(() => updateSession(CONFIG, { value }))).toContain(
      `SESSION_NOT_SERIALIZABLE: [seamline] \`${path}\` of session \`start\``,
    )
  })

  test('but the same value in two places is not', async () => {
    const list = [1]
    expect(await rejectionOf(() => updateSession(CONFIG, { list, again: list }))).toBe('none')
  })
})

test('a cookie that browsers would drop is refused', async () => {
  const { lines } = await visit(() => updateSession(CONFIG, { text: 'x'.repeat(2700) }))
  expect(lines[0]?.length).toBeGreaterThan(3900)
  const rejection = await rejectionOf(() => updateSession(CONFIG, { text: 'x'.repeat(3000) }))
  expect(rejection).toMatch(/^SESSION_TOO_LARGE: .*`start` would have 4\d\d\d bytes, .* 4096\./)
})

/** Runs code when the caller reads the first item of a stream; resolves to what it threw. */
async function whileStreaming(run: () => Promise<unknown>, cookie = '') {
  const seen: unknown[] = []
  const { send } = wire(createServerFn({ method: 'POST' }), async function* () {
    yield 'first'
    try {
      seen.push(await run())
      yield 'second'
    } catch (error) {
      seen.push(error)
      throw error
    }
  })
  const reported: unknown[] = []
  startWith({ serverFns: { onError: ({ error }) => void reported.push(error) } })
  const response = await send({ method: 'POST', headers: { cookie } })
  await response.text()
  return { seen, reported, lines: response.headers.getSetCookie() }
}

describe('after the headers of the response', () => {
  test.each<[what: string, change: () => Promise<unknown>]>([
    ['updateSession', () => updateSession(CONFIG, { user: 'ada' })],
    ['update', async () => (await useSession<{ user: string }>(CONFIG)).update({ user: 'ada' })],
    ['clearSession', () => clearSession(CONFIG)],
  ])('%s rejects', async (_what, change) => {
    const { seen, reported, lines } = await whileStreaming(change)
    expect(seen).toEqual([expect.objectContaining({ code: 'HEADERS_SENT' })])
    expect(reported).toEqual(seen)
    expect(lines).toEqual([])
  })

  test('the session can be read', async () => {
    const { cookie } = await visit(() => updateSession(CONFIG, { user: 'ada' }))
    const { seen } = await whileStreaming(async () => (await getSession(CONFIG)).data, cookie)
    expect(seen).toEqual([{ user: 'ada' }])
  })

  test('a handler that returns a stream may have changed it before', async () => {
    const { send } = wire(createServerFn({ method: 'POST' }), async () => {
      await updateSession(CONFIG, { user: 'ada' })
      return (async function* () {
        yield (await getSession(CONFIG)).data
      })()
    })
    const response = await send({ method: 'POST' })
    expect(response.headers.getSetCookie()).toHaveLength(1)
    expect(await response.text()).toContain('"user":"ada"')
  })

  test('a change that was not awaited rejects, too', async () => {
    let late: Promise<unknown> | undefined
    const { lines } = await visit(() => {
      late = updateSession(CONFIG, { user: 'ada' }).catch((error: unknown) => error)
    })
    expect(lines).toEqual([])
    expect(await late).toMatchObject({ code: 'HEADERS_SENT' })
  })
})
