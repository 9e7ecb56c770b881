/** Sessions through the app's handler, with real sealing. */

import * as fc from 'fast-check'
import { defaults, seal } from 'iron-webcrypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import {
  clearSession,
  deleteCookie,
  getCookie,
  getSession,
  setCookie,
  updateSession,
  useSession,
} from '../../../src/server.ts'
import { CONFIG, PASSWORD, visit } from '../../support/sessions.ts'
import { startWith, TRANSPORTS, travel } from '../../support/three-transports.ts'
import { wire } from '../../support/wired-fn.ts'

interface Stored {
  readonly user?: string
  readonly visits?: number
  readonly text?: string
}

const post = () => createServerFn({ method: 'POST' })
const login = (user = 'ada') => visit(() => updateSession<Stored>(CONFIG, { user }))
const look = (cookie: string | undefined, config = CONFIG) =>
  visit(async () => (await getSession<Stored>(config)).data, { cookie })

/** The cookie that a change sets, without its text. */
const lineOf = async (config: object, options = {}) => {
  const { lines } = await visit(() => updateSession({ ...CONFIG, ...config }), options)
  return lines.map((line) => line.replace(/=Fe26[^;]*/, '=…'))
}

const dataOf = async (password: typeof CONFIG.password, cookie: string) =>
  (await look(cookie, { password })).result

afterEach(() => {
  vi.useRealTimers()
})

describe('a session', () => {
  test('keeps its data, id and time of creation from one request to the next', async () => {
    const first = await login()
    const second = await visit(() => getSession<Stored>(CONFIG), { cookie: first.cookie })
    expect(second.result).toEqual({ ...first.result, data: { user: 'ada' } })
    expect(second.result.id).toMatch(/^[\da-f-]{36}$/)
    expect(Math.abs(second.result.createdAt - Date.now())).toBeLessThan(60_000)
  })

  test('is empty and sets no cookie for a visitor without one', async () => {
    const { result, lines } = await visit(async () => {
      const { id } = await getSession(CONFIG)
      const again = await useSession(CONFIG)
      return { isSame: id === again.id, data: again.data }
    })
    expect(result).toEqual({ isSame: true, data: {} })
    expect(lines).toEqual([])
  })

  test('sets no cookie when it is only read', async () => {
    const { cookie } = await login()
    expect(await look(cookie)).toMatchObject({ result: { user: 'ada' }, lines: [] })
  })

  test('keeps its text from those who have the cookie', async () => {
    const { cookie } = await login('ada lovelace')
    expect(cookie).toMatch(/^start=Fe26\.2\*/)
    const { encryption } =
      /^start=Fe26\.2\*\*.*?\*.*?\*(?<encryption>[^*]*)/.exec(cookie)?.groups ?? {}
    expect(Buffer.from(encryption ?? '', 'base64url').toString('latin1')).not.toContain('ada')
  })

  test('carries any JSON data', async () => {
    // JSON has no negative zero.
    const data = fc
      .dictionary(fc.string({ maxLength: 20, unit: 'binary' }), fc.jsonValue({ maxDepth: 2 }), {
        maxKeys: 5,
      })
      .map((value): object => JSON.parse(JSON.stringify(value)))
      .filter((value) => JSON.stringify(value).length < 2000)
    const property = fc.asyncProperty(data, async (stored) => {
      const written = await visit(async () =>
        JSON.stringify((await updateSession<object>(CONFIG, stored)).data),
      )
      expect(written.result).toBe(JSON.stringify(stored))
      const read = await visit(async () => JSON.stringify((await getSession(CONFIG)).data), written)
      expect(read.result).toBe(JSON.stringify(stored))
    })
    const proto = JSON.parse('{"__proto__":{"admin":true},"constructor":1}')
    await fc.assert(property, { numRuns: 20, examples: [[proto]] })
  })

  test('of another name has another cookie', async () => {
    const theme = { ...CONFIG, name: 'theme' }
    const { cookie, lines } = await visit(async () => {
      await updateSession<Stored>(CONFIG, { user: 'ada' })
      await updateSession<Stored>(theme, { text: 'dark' })
    })
    expect(lines).toHaveLength(2)
    expect((await look(cookie)).result).toEqual({ user: 'ada' })
    expect((await look(cookie, theme)).result).toEqual({ text: 'dark' })
  })

  test('takes its id from `generateId`', async () => {
    let made = 0
    const config = { ...CONFIG, generateId: () => `id-${++made}` }
    const { result, cookie } = await visit(() => updateSession(config))
    expect(result.id).toBe('id-1')
    expect((await visit(() => getSession(config), { cookie })).result.id).toBe('id-1')
    expect(made).toBe(1)
  })

  test('that TanStack Start has sealed is read', async () => {
    const stored = { id: 'i1', createdAt: Date.now(), data: { user: 'ada' } }
    const sealed = await seal(stored, PASSWORD, { ...defaults, ttl: 60_000 })
    const { result } = await visit(() => getSession(CONFIG), { cookie: `start=${sealed}` })
    expect(result).toEqual(stored)
  })
})

describe('a change', () => {
  test('is visible in the rest of the request', async () => {
    const { result, cookie } = await visit(async () => {
      const before = await getSession<Stored>(CONFIG)
      const session = await useSession<Stored>(CONFIG)
      const other = await useSession<Stored>(CONFIG)
      await session.update({ user: 'ada' })
      await updateSession<Stored>(CONFIG, ({ user }) => ({ text: `${user}!` }))
      const { data } = await getSession<Stored>(CONFIG)
      return [before.data, session.data, other.data, data, session.id === other.id]
    })
    const data = { user: 'ada', text: 'ada!' }
    expect(result).toEqual([{}, data, data, data, true])
    expect((await look(cookie)).result).toEqual(data)
  })

  test('overwrites its own keys only', async () => {
    const first = await visit(() => updateSession<Stored>(CONFIG, { user: 'ada', visits: 1 }))
    const second = await visit(async () => {
      const session = await useSession<Stored>(CONFIG)
      const same = await session.update({ visits: 2, user: undefined })
      return [same === session, session.data, 'user' in session.data]
    }, first)
    expect(second.result).toEqual([true, { visits: 2 }, false])
    expect((await look(second.cookie)).result).toEqual({ visits: 2 })
  })

  test('may return nothing', async () => {
    const { cookie } = await login()
    const { result, lines } = await visit(
      async () => (await updateSession<Stored>(CONFIG, () => undefined)).data,
      { cookie },
    )
    expect(result).toEqual({ user: 'ada' })
    expect(lines).toHaveLength(1)
  })

  test('waits for the changes before it', async () => {
    const { result, cookie, lines } = await visit(async () => {
      const session = await useSession<Stored>(CONFIG)
      const add = () => session.update(({ visits = 0 }) => ({ visits: visits + 1 }))
      await Promise.all(Array.from({ length: 20 }, add))
      return session.data
    })
    expect(result).toEqual({ visits: 20 })
    expect((await look(cookie)).result).toEqual({ visits: 20 })
    expect(lines).toHaveLength(1)
  })

  test('is taken over from the object as it was', async () => {
    const { cookie } = await visit(async () => {
      const list = [1]
      const session = await useSession<{ list: readonly number[] }>(CONFIG)
      await session.update({ list })
      list.push(2)
      await session.update({})
    })
    expect((await look(cookie)).result).toEqual({ list: [1] })
  })

  test('that fails leaves the session as it was, and later ones work', async () => {
    const { result, cookie } = await visit(async () => {
      const session = await useSession<Stored>(CONFIG)
      await session.update({ user: 'ada' })
      const failures = await Promise.allSettled([
        session.update({ text: 'x'.repeat(5000) }),
        session.update({ text: (() => 1) as never }),
        session.update(() => {
          throw new Error('no')
        }),
        session.update({ visits: 1 }),
      ])
      return [failures.map(({ status }) => status), session.data]
    })
    const data = { user: 'ada', visits: 1 }
    expect(result).toEqual([['rejected', 'rejected', 'rejected', 'fulfilled'], data])
    expect((await look(cookie)).result).toEqual(data)
  })

  test.each<[what: string, respond: () => never, status: number]>([
    [
      'a failure',
      () => {
        throw new ServerFnError('LOCKED', { status: 403 })
      },
      403,
    ],
    [
      'a masked error',
      () => {
        throw new Error('no')
      },
      500,
    ],
  ])('reaches the browser with %s', async (_what, respond, status) => {
    startWith({ serverFns: { onError: () => undefined } })
    const visited = await visit(async () => {
      await updateSession<Stored>(CONFIG, { user: 'ada' })
      respond()
    })
    expect(visited.status).toBe(status)
    expect((await look(visited.cookie)).result).toEqual({ user: 'ada' })
  })

  test.each(TRANSPORTS)('is sent with the page or the call: %s', async (transport) => {
    const { call, answers } = travel(transport, post(), async () => {
      await updateSession<Stored>(CONFIG, { user: 'ada' })
    })
    await call()
    const [line = ''] = answers.flatMap((answer) => answer.headers.getSetCookie())
    expect((await look(line.split(';', 1)[0])).result).toEqual({ user: 'ada' })
  })
})

describe('a function called in process', () => {
  test('shares the session of the request', async () => {
    const counted = wire(post(), () =>
      updateSession<Stored>(CONFIG, ({ visits = 0 }) => ({ visits: visits + 1 })),
    )
    const { result, cookie } = await visit(async () => {
      const session = await useSession<Stored>(CONFIG)
      await counted.server()
      await counted.server()
      return session.data
    })
    expect(result).toEqual({ visits: 2 })
    expect((await look(cookie)).result).toEqual({ visits: 2 })
  })

  test('reads the session in the headers of the call', async () => {
    const { cookie } = await login('grace')
    const user = wire(post(), async () => (await getSession<Stored>(CONFIG)).data.user ?? 'nobody')
    const { result } = await visit(async () => [
      (await getSession<Stored>(CONFIG)).data.user ?? 'nobody',
      await user.server({ headers: { cookie } }),
      await user.server(),
    ])
    expect(result).toEqual(['nobody', 'grace', 'nobody'])
  })
})

describe('a cleared session', () => {
  test('is empty, with a new id, and its cookie is deleted', async () => {
    const { cookie, result: before } = await login()
    const { result, lines } = await visit(
      async () => {
        const session = await useSession<Stored>(CONFIG)
        const other = await useSession<Stored>(CONFIG)
        const same = await session.clear()
        return [
          same === session,
          session.data,
          other.data,
          session.id,
          getCookie('start') ?? 'none',
        ]
      },
      { cookie },
    )
    expect(result).toEqual([true, {}, {}, expect.not.stringMatching(before.id), 'none'])
    expect(lines).toEqual(['start=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'])
  })

  test('needs no password', async () => {
    const { cookie } = await login()
    const { result, lines } = await visit(
      async () => {
        const session = await useSession<Stored>(CONFIG)
        await clearSession({ cookie: { domain: 'example.com', path: '/app' } })
        await session.clear()
        return session.data
      },
      { cookie },
    )
    expect(result).toEqual({})
    expect(lines).toContain(
      'start=; Max-Age=0; Domain=example.com; Path=/app; HttpOnly; SameSite=Lax',
    )
  })

  test('can be used again in the same request', async () => {
    const first = await login()
    const { result, cookie } = await visit(async () => {
      const session = await useSession<Stored>(CONFIG)
      await session.clear()
      await session.update({ user: 'grace' })
      return [session.id, session.data]
    }, first)
    expect(result).toEqual([expect.not.stringMatching(first.result.id), { user: 'grace' }])
    expect((await look(cookie)).result).toEqual({ user: 'grace' })
  })

  test('stays empty when a change before it is still being made', async () => {
    const { result, lines } = await visit(async () => {
      const session = await useSession<Stored>(CONFIG)
      await Promise.all([session.update({ user: 'ada' }), session.clear()])
      return session.data
    })
    expect(result).toEqual({})
    expect(lines).toEqual([expect.stringContaining('Max-Age=0')])
  })
})

test('a cookie that the request sets or deletes itself is the session', async () => {
  const { cookie } = await login()
  const { result } = await visit(
    async () => {
      const sealed = getCookie('start') ?? ''
      deleteCookie('start')
      const deleted = await getSession<Stored>(CONFIG)
      setCookie('start', sealed)
      const set = await getSession<Stored>(CONFIG)
      return [deleted.data, set.data]
    },
    { cookie },
  )
  expect(result).toEqual([{}, { user: 'ada' }])
})

describe('the cookie', () => {
  test.each<[what: string, config: object, options: object, line: string]>([
    ['is for scripts of no page', {}, {}, 'start=…; Path=/; HttpOnly; SameSite=Lax'],
    [
      'is secure over https',
      {},
      { origin: 'https://localhost' },
      'start=…; Path=/; HttpOnly; Secure; SameSite=Lax',
    ],
    [
      'does not believe a proxy by default',
      {},
      { headers: { 'x-forwarded-proto': 'https' } },
      'start=…; Path=/; HttpOnly; SameSite=Lax',
    ],
    [
      'has the attributes of the app',
      {
        name: 'sid',
        cookie: {
          path: '/app',
          domain: 'a.test',
          sameSite: 'strict',
          secure: true,
          httpOnly: false,
        },
      },
      {},
      'sid=…; Domain=a.test; Path=/app; Secure; SameSite=Strict',
    ],
    [
      'ends with the session',
      { maxAge: 60 },
      {},
      'start=…; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
    ],
  ])('%s', async (_what, config, options, line) => {
    expect(await lineOf(config, options)).toEqual([line])
  })

  test('is secure behind a trusted proxy with https', async () => {
    startWith({ serverFns: { trustProxy: true } })
    const options = { headers: { 'x-forwarded-proto': 'https' } }
    expect(await lineOf({}, options)).toEqual(['start=…; Path=/; HttpOnly; Secure; SameSite=Lax'])
  })
})

describe('`maxAge`', () => {
  const config = { ...CONFIG, maxAge: 60 }

  test('ends a session so many seconds after its creation, whatever happens in between', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const first = await visit(() => updateSession<Stored>(config, { user: 'ada' }))
    vi.setSystemTime(1_000_000 + 40_000)
    const second = await visit(() => updateSession<Stored>(config, { visits: 1 }), first)
    expect(second.lines[0]).toContain('; Max-Age=20;')
    vi.setSystemTime(1_000_000 + 59_999)
    expect((await look(second.cookie, config)).result).toEqual({ user: 'ada', visits: 1 })
    vi.setSystemTime(1_000_000 + 60_000)
    const { result } = await visit(() => getSession<Stored>(config), second)
    expect(result).toMatchObject({ createdAt: 1_060_000, data: {} })
    expect(result.id).not.toBe(first.result.id)
  })

  test('of the reader counts', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const { cookie } = await login()
    vi.setSystemTime(1_000_000 + 61_000)
    const { result } = await visit(
      async () => [(await getSession(CONFIG)).data, (await getSession(config)).data],
      { cookie },
    )
    expect(result).toEqual([{ user: 'ada' }, {}])
  })
})

describe('rotation', () => {
  const OLD = 'the secret of last year, which is long enough'
  const NEW = 'the secret of this year, which is long enough'
  test.each<[what: string, password: typeof CONFIG.password]>([
    ['a list', [NEW, OLD]],
    ['an object', { current: NEW, default: OLD }],
    ['a numbered object', { 1: OLD, 2: NEW }],
    ['a numbered object with two digits', { 9: OLD, 10: NEW }],
  ])('with %s, all secrets unseal and the first one seals', async (_what, password) => {
    const old = await visit(() => updateSession<Stored>({ password: OLD }, { user: 'ada' }))
    expect(await dataOf(password, old.cookie)).toEqual({ user: 'ada' })
    expect(await dataOf(NEW, old.cookie)).toEqual({})
    const changed = await visit(() => updateSession<Stored>({ password }, { visits: 1 }), old)
    expect(await dataOf(NEW, changed.cookie)).toEqual({ user: 'ada', visits: 1 })
    expect(await dataOf(OLD, changed.cookie)).toEqual({})
  })
})

describe('a cookie that the app did not seal is an empty session', () => {
  test('with any character changed', async () => {
    const { cookie } = await login()
    const sealed = cookie.slice('start='.length)
    const change = fc.record({
      at: fc.nat({ max: sealed.length - 1 }),
      to: fc.constantFrom(...'ABCxyz019-_*.'),
    })
    const property = fc.asyncProperty(change, async ({ at, to }) => {
      fc.pre(sealed[at] !== to)
      const changed = `${sealed.slice(0, at)}${to}${sealed.slice(at + 1)}`
      // The last character of each part in base64 has bits that no byte uses.
      const isSame = Buffer.from(changed.split('*').at(-1) ?? '', 'base64url').equals(
        Buffer.from(sealed.split('*').at(-1) ?? '', 'base64url'),
      )
      fc.pre(!isSame || at < sealed.lastIndexOf('*'))
      expect(await look(`start=${changed}`)).toMatchObject({ status: 200, result: {} })
    })
    await fc.assert(property, { numRuns: 100 })
  })

  test('with any text', async () => {
    const property = fc.asyncProperty(fc.stringMatching(/^[\w*.%-]{0,200}$/), async (text) => {
      expect(await look(`start=${text}`)).toMatchObject({ status: 200, result: {} })
    })
    await fc.assert(property, { numRuns: 50 })
  })

  test('sealed with an unknown secret', async () => {
    const { cookie } = await login()
    expect((await look(cookie, { password: PASSWORD.toUpperCase() })).result).toEqual({})
  })

  test('for other secrets within the same request', async () => {
    const { cookie } = await login()
    const other = { password: PASSWORD.toUpperCase() }
    const { result } = await visit(
      async () => [(await getSession(CONFIG)).data, (await getSession(other)).data],
      { cookie },
    )
    expect(result).toEqual([{ user: 'ada' }, {}])
  })

  test('of a session with another name', async () => {
    const { cookie } = await visit(() =>
      updateSession<Stored>({ ...CONFIG, name: 'draft' }, { user: 'ada' }),
    )
    expect((await look(cookie.replace('draft=', 'start='))).result).toEqual({})
  })

  test.each<[what: string, value: unknown]>([
    ['null', null],
    ['a list', [1]],
    ['data alone', { user: 'ada' }],
    ['no id', { createdAt: Date.now(), data: { user: 'ada' } }],
    ['an empty id', { id: '', createdAt: Date.now(), data: { user: 'ada' } }],
    ['no time', { id: 'i1', data: { user: 'ada' } }],
    ['no data', { id: 'i1', createdAt: Date.now(), data: null }],
  ])('sealed with %s in it', async (_what, value) => {
    const sealed = await seal(value, PASSWORD, defaults)
    expect((await look(`start=${sealed}`)).result).toEqual({})
  })
})

test('concurrent requests do not share sessions', async () => {
  const users = Array.from({ length: 20 }, (_, index) => `user ${index}`)
  const visited = await Promise.all(
    users.map((user) =>
      visit(async () => {
        const session = await useSession<Stored>(CONFIG)
        await session.update({ user })
        await new Promise(setImmediate)
        await updateSession<Stored>(CONFIG, { visits: 1 })
        return [session.data, (await getSession<Stored>(CONFIG)).data]
      }),
    ),
  )
  const expected = users.map((user) => ({ user, visits: 1 }))
  expect(visited.map(({ result }) => result)).toEqual(expected.map((each) => [each, each]))
  const read = await Promise.all(visited.map(({ cookie }) => look(cookie)))
  expect(read.map(({ result }) => result)).toEqual(expected)
})

test('a middleware gives functions the user of the session', async () => {
  const auth = createMiddleware({ type: 'function' }).server(async ({ next }) => {
    const { user } = (await getSession<Stored>(CONFIG)).data
    if (user === undefined) throw new ServerFnError('UNAUTHORIZED', { status: 401 })
    return next({ context: { user } })
  })
  const { send } = wire(post().middleware([auth]), ({ context }) => context.user)
  const { cookie } = await login()
  expect((await send({ method: 'POST' })).status).toBe(401)
  const answer = await send({ method: 'POST', headers: { cookie } })
  expect(await answer.json()).toEqual({ result: 'ada' })
})

test('request middleware can change the session after the handler', async () => {
  const counting = createMiddleware().server(async ({ next }) => {
    const outcome = await next()
    await updateSession<Stored>(CONFIG, ({ visits = 0 }) => ({ visits: visits + 1 }))
    return outcome
  })
  startWith({ requestMiddleware: [counting] })
  const { cookie } = await visit(() => updateSession<Stored>(CONFIG, { user: 'ada' }))
  startWith({})
  expect((await look(cookie)).result).toEqual({ user: 'ada', visits: 1 })
})
