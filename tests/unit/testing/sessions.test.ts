/** Tests of an app's code that uses sessions. */

import { describe, expect, test } from 'vitest'
import { createMiddleware, createServerFn, ServerFnError } from '../../../src/index.ts'
import { clearSession, getSession, updateSession, useSession } from '../../../src/server.ts'
import { callServerFn, runMiddleware, withRequest } from '../../../src/testing.ts'
import { CONFIG } from '../../support/sessions.ts'

interface User {
  readonly name: string
}

const auth = createMiddleware({ type: 'function' }).server(async ({ next }) => {
  const { name } = (await getSession<User>(CONFIG)).data
  if (name === undefined) throw new ServerFnError('UNAUTHORIZED', { status: 401 })
  return next({ context: { name } })
})

const login = async (name: string): Promise<string> => {
  const { cookies } = await withRequest({}, () => updateSession<User>(CONFIG, { name }))
  return cookies[0]?.split(';', 1)[0] ?? ''
}

describe('withRequest', () => {
  test('returns the cookie of a changed session', async () => {
    const { result, cookies } = await withRequest({}, async () => {
      const session = await useSession<User>(CONFIG)
      await session.update({ name: 'ada' })
      return session.data
    })
    expect(result).toEqual({ name: 'ada' })
    expect(cookies).toEqual([
      expect.stringMatching(/^start=Fe26\S+; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
  })

  test('reads the session of its request', async () => {
    const cookie = await login('ada')
    const { result, cookies } = await withRequest({ headers: { cookie } }, () => getSession(CONFIG))
    expect(result.data).toEqual({ name: 'ada' })
    expect(cookies).toEqual([])
  })

  test('shares the session with middleware that runs within it', async () => {
    const { result, cookies } = await withRequest({}, async () => {
      await updateSession<User>(CONFIG, { name: 'ada' })
      const before = await runMiddleware(auth, { side: 'server' })
      await clearSession(CONFIG)
      const after = await runMiddleware(auth, { side: 'server' })
      return [before.context['name'], after.error]
    })
    expect(result).toEqual(['ada', expect.objectContaining({ code: 'UNAUTHORIZED' })])
    expect(cookies).toEqual(['start=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'])
  })
})

test('runMiddleware runs middleware with the session of its request', async () => {
  const cookie = await login('ada')
  const allowed = await runMiddleware(auth, { side: 'server', headers: { cookie } })
  expect({ ...allowed.context }).toEqual({ name: 'ada' })
  const { error } = await runMiddleware(auth, { side: 'server' })
  expect(error).toMatchObject({ code: 'UNAUTHORIZED' })
})

test('callServerFn runs a function with the session of its request', async () => {
  const greet = createServerFn()
    .middleware([auth])
    .handler(({ context }) => `Hello, ${context.name}`)
  const cookie = await login('ada')
  expect(await callServerFn(greet, { headers: { cookie } })).toBe('Hello, ada')
  await expect(callServerFn(greet)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
