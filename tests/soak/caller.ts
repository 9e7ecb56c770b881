/** A user who makes one call, and the ids that only this call's response may contain. */

import { inspect, isDeepStrictEqual } from 'node:util'
import type { CallData, Point } from './app/points.ts'
import type { Findings } from './findings.ts'
import type { Random } from './random.ts'
import type { Stubs } from './soak-app.ts'

/** The parts that all calls of a run share. */
export interface Run {
  readonly stubs: Stubs
  readonly origin: string
  readonly random: Random
  /** Waits until the server has reached the point where the call with a nonce waits. */
  readonly reached: (nonce: string) => Promise<void>
  readonly findings: Findings
}

/** The caller of one call. */
export interface Caller extends Run {
  readonly nonce: string
  readonly user: string
  /** The headers of the user's browser. */
  readonly headers: Readonly<Record<string, string>>
  /** The options of a stub's call. */
  readonly options: (data?: Partial<CallData>) => CallerOptions
}

/** The options of a stub's call. */
export interface CallerOptions {
  readonly data: CallData
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: typeof fetch
}

/** A response, and the expected one. */
export interface Checked {
  readonly answer: unknown
  readonly expected: unknown
}

/** The caller of a run's call with a number. */
export function callerOf(run: Run, number: number): Caller {
  const nonce = `nonce-${number.toString(36)}z`
  const user = `user-${run.random.below(2 ** 20).toString(36)}z`
  const headers = { origin: run.origin, cookie: `theme=dark; user=${user}`, 'x-nonce': nonce }
  const fetchOnce = (): typeof fetch => {
    let sent = 0
    return (input, init) => {
      if (++sent > 1) run.findings.wrong.push(`The client sent ${nonce} again.`)
      const all = new Headers(init?.headers)
      for (const [name, value] of Object.entries(headers)) all.set(name, value)
      return fetch(new URL(String(input), run.origin), { ...init, headers: all })
    }
  }
  return {
    ...run,
    nonce,
    user,
    headers,
    options: (data) => ({
      data: { nonce, turns: run.random.below(6), ...data },
      headers: data?.hold?.startsWith('request') ? { 'x-hold': data.hold } : {},
      fetch: fetchOnce(),
    }),
  }
}

/** The identity that the server must see. */
export function identityOf({ nonce, user }: Caller): object {
  return { nonce, user, cookie: user, header: nonce, request: nonce, sent: nonce }
}

/** Whether a response differs from the expected one. */
export function isWrong({ answer, expected }: Checked): boolean {
  return !isDeepStrictEqual(answer, expected)
}

/** The ids of other calls and users in a response. */
export function foreignIds({ nonce, user }: Caller, { answer }: Checked): readonly string[] {
  const text = inspect(answer, { depth: 20, maxArrayLength: null, maxStringLength: null })
  const ids = text.match(/\b(?:nonce|user)-[\da-z]+z\b/g) ?? []
  return ids.filter((id) => id !== nonce && id !== user)
}

/** The places in the course of a call where it may wait for its abort. */
export const POINTS: readonly [Point, ...Point[]] = [
  'request middleware, before next',
  'request middleware, after next',
  'middleware, before next',
  'middleware, after next',
  'validator',
  'handler',
]
