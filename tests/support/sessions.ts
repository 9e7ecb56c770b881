/** Requests that use sessions, through the app's handler. */

import { createServerFn } from '../../src/index.ts'
import type { SessionConfig } from '../../src/server.ts'
import { appHandler } from './test-app.ts'
import { wire } from './wired-fn.ts'

export const PASSWORD = 'a password of thirty-two characters, or more'
export const CONFIG: SessionConfig = { password: PASSWORD }

/** The parts of a request that matter to a session. */
export interface VisitOptions {
  readonly cookie?: string | undefined
  readonly origin?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The outcome of a request. */
export interface Visit<T> {
  readonly status: number
  readonly result: T
  /** The error that the caller gets. */
  readonly error: { readonly code: string; readonly message: string } | undefined
  /** The `Set-Cookie` lines. */
  readonly lines: readonly string[]
  /** The cookies as a browser would send them with its next request. */
  readonly cookie: string
}

/** Runs code as the handler of a function, in a request of its own. */
export async function visit<T>(
  run: () => T,
  { cookie, origin = 'http://localhost', headers = {} }: VisitOptions = {},
): Promise<Visit<Awaited<T>>> {
  const { client } = wire(createServerFn({ method: 'POST' }), run)
  const response = await appHandler(
    new Request(`${origin}${client.url}`, {
      method: 'POST',
      headers: { origin, ...(cookie !== undefined && { cookie }), ...headers },
    }),
  )
  const body: unknown = await response.json()
  const lines = response.headers.getSetCookie()
  const { result, error } = body as Pick<Visit<Awaited<T>>, 'result' | 'error'>
  const pairs = lines.map((line) => line.split(';', 1)[0] ?? '')
  return { status: response.status, result, error, lines, cookie: pairs.join('; ') }
}
