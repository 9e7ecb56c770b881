import { inspect, isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { IS_FULL } from '../support/selection.ts'
import { NAMES, startTwoApps, type Name, type Stubs, type TwoApps } from '../support/two-apps.ts'

const CALLS = IS_FULL ? 10_000 : 2_500
const AT_A_TIME = 100

/** In milliseconds: a busy machine answers a few hundred calls in a second. */
const PATIENCE = 300_000

/** A browser that is signed in to both apps, as two users. */
interface Caller {
  readonly app: Name
  readonly user: string
  readonly turns: number
  readonly options: Parameters<Stubs['value']>[0]
  /** The headers of the response. */
  readonly received: () => Headers
}

let apps: TwoApps
beforeAll(async () => {
  apps = await startTwoApps()
})
afterAll(() => apps.stop())

function callerOf(number: number): Caller {
  const app = NAMES[number % 2] ?? 'alpha'
  const users = NAMES.map((name) => `${name}-user-${number.toString(36)}z`)
  const user = users[number % 2] ?? ''
  const cookie = NAMES.map((name, index) => `${name}-user=${users[index]}`).join('; ')
  // Pseudo-random: adjacent calls wait for different numbers of turns.
  const turns = (number * 7) % 5
  const origin = apps.server.url
  let received = new Headers()
  const fetchAsUser: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    for (const [name, value] of Object.entries({ origin, cookie, 'x-user': user })) {
      headers.set(name, value)
    }
    const response = await fetch(new URL(String(input), origin), { ...init, headers })
    received = response.headers
    return response
  }
  const options = { data: { user, turns }, fetch: fetchAsUser }
  return { app, user, turns, options, received: () => received }
}

const idsOf = ({ app, user }: Caller): object => ({
  app,
  handler: app,
  path: app,
  requestMiddleware: user,
  functionMiddleware: user,
  sent: user,
  cookie: user,
  header: user,
})

interface Checked {
  readonly answer: unknown
  readonly expected: unknown
}

/** One call of each kind, with the expected response. */
const CALLS_OF_EACH: readonly ((stubs: Stubs, caller: Caller) => Promise<Checked>)[] = [
  async (stubs, caller) => ({
    answer: [await stubs.value(caller.options), caller.received().getSetCookie()],
    expected: [
      { before: idsOf(caller), after: idsOf(caller), set: caller.user },
      [`${caller.app}-set=${caller.user}; Path=/`],
    ],
  }),
  async (stubs, caller) => ({ answer: await stubs.read(caller.options), expected: idsOf(caller) }),
  async (stubs, caller) => ({
    answer: await stubs.nested(caller.options),
    expected: { inner: idsOf(caller), other: idsOf(caller), own: idsOf(caller) },
  }),
  async (stubs, caller) => {
    const answer = []
    for await (const item of await stubs.items(caller.options)) answer.push(item)
    return { answer, expected: [idsOf(caller), idsOf(caller), idsOf(caller)] }
  },
  async (stubs, caller) => ({
    answer: { ...(await stubs.token(caller.options)) },
    expected: { user: `${caller.app} ${caller.user}` },
  }),
  async (stubs, caller) => ({
    answer: await stubs.failing(caller.options).catch(({ code, data }) => ({ code, data })),
    expected: { code: `${caller.app}-code`, data: idsOf(caller) },
  }),
]

/** Names and ids of the other app or of other users in a response. */
function foreignIn({ app, user }: Caller, answer: unknown): readonly string[] {
  const found = JSON.stringify(answer).match(/(?:alpha|beta)(?:-user-\w+z)?/g) ?? []
  return found.filter((id) => id !== app && id !== user)
}

test(
  `${CALLS} interleaved calls of two apps in one process share no data`,
  { timeout: PATIENCE },
  async () => {
    const wrong: string[] = []
    const foreign: string[] = []
    let made = 0
    const work = async (): Promise<void> => {
      while (made < CALLS) {
        const number = made++
        const caller = callerOf(number)
        const call = CALLS_OF_EACH[(number >> 1) % CALLS_OF_EACH.length]
        const checked = await call?.(apps.stubs[caller.app], caller)
        foreign.push(...foreignIn(caller, [checked?.answer, caller.received().get('x-app')]))
        const isRight = isDeepStrictEqual(checked?.answer, checked?.expected)
        const isLabelled = caller.received().get('x-app') === `${caller.app} ${caller.user}`
        if (!isRight || !isLabelled) wrong.push(inspect(checked, { depth: 5 }))
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, work))
    expect(foreign).toEqual([])
    expect(wrong.slice(0, 3)).toEqual([])
    expect(made).toBe(CALLS)
  },
)
