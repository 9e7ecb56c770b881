/** Calls that end with an outcome other than a value. */

import { isNotFound, isRedirect } from '@tanstack/router-core'
import type { Caller, Checked } from '../caller.ts'

/** A failure of the app, an unexpected one, a not-found, a redirect or a thrown response. */
export async function failing(caller: Caller): Promise<Checked> {
  const { nonce, user } = caller
  const turns = caller.random.below(5)
  const expected = [
    { code: 'SOAK', message: nonce, status: 409, data: { nonce, user } },
    { code: 'INTERNAL_SERVER_ERROR', status: 500, hasId: true },
    { notFound: { nonce, user } },
    { redirect: `/users?nonce=${nonce}&user=${user}` },
    { status: 418, text: `${nonce} ${user}` },
  ][turns]
  return { answer: await failureOf(caller.stubs.failing(caller.options({ turns }))), expected }
}

/** Data that a validator refuses. */
export async function refused(caller: Caller): Promise<Checked> {
  const answer = await failureOf(caller.stubs.refused(caller.options()))
  return {
    answer,
    expected: {
      code: 'VALIDATION_FAILED',
      status: 400,
      issues: [`refused ${caller.nonce}`],
    },
  }
}

interface Refusal {
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly status: number
  readonly code: string
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** A call that the endpoint refuses: no such function, no JSON, another origin. */
export async function impossible(caller: Caller): Promise<Checked> {
  const { url } = caller.stubs.value
  const unknown: Refusal = { path: `${url}x`, status: 404, code: 'UNKNOWN_FUNCTION' }
  const { path, body, headers, status, code } = caller.random.pick([
    unknown,
    {
      path: url,
      body: `{"data":"${caller.nonce}`,
      headers: JSON_TYPE,
      status: 400,
      code: 'BAD_JSON',
    },
    { path: url, headers: { origin: 'http://evil.test' }, status: 403, code: 'FORBIDDEN_ORIGIN' },
  ])
  const response = await fetch(new URL(path, caller.origin), {
    method: 'POST',
    ...(body !== undefined && { body }),
    headers: { ...caller.headers, ...headers },
  })
  const { error } = (await response.json()) as { readonly error: { readonly code: string } }
  return { answer: { status: response.status, code: error.code }, expected: { status, code } }
}

/** The rejection of a call as plain values. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  const thrown: unknown = await call.then(
    (value) => ({ resolved: value }),
    (error: unknown) => error,
  )
  if (thrown instanceof Response && !isRedirect(thrown)) {
    return { status: thrown.status, text: await thrown.text() }
  }
  if (isRedirect(thrown)) return { redirect: thrown.headers.get('location') }
  if (isNotFound(thrown)) return { notFound: thrown.data }
  if (!(thrown instanceof Error)) return thrown
  // The classes are those of the built client; their fields are the interface.
  const { code, status, data, issues, errorId } = thrown as Error & Record<string, unknown>
  return {
    code,
    status,
    ...(code === 'SOAK' && { message: thrown.message, data }),
    ...(Array.isArray(issues) && { issues: issues.map(({ message }) => message) }),
    ...(errorId !== undefined && { hasId: true }),
  }
}
