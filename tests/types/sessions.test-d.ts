import { expectTypeOf, test } from 'vitest'
import {
  clearSession,
  getSession,
  updateSession,
  useSession,
  type Session,
  type SessionConfig,
  type SessionManager,
} from '../../src/server.ts'

interface User {
  name: string
  visits: number
}

declare const config: SessionConfig

test('each key of the data may be missing', async () => {
  const session = await useSession<User>(config)
  expectTypeOf(session).toEqualTypeOf<SessionManager<User>>()
  expectTypeOf(session.id).toEqualTypeOf<string>()
  expectTypeOf(session.data.name).toEqualTypeOf<string | undefined>()
  expectTypeOf(await getSession<User>(config)).toEqualTypeOf<Session<User>>()
  // @ts-expect-error -- data changes by `update`
  session.data.name = 'ada'
})

test('an update has the types of the data', async () => {
  const session = await useSession<User>(config)
  expectTypeOf(await session.update({ name: 'ada' })).toEqualTypeOf<SessionManager<User>>()
  await session.update({ name: undefined })
  await session.update(({ visits = 0 }) => ({ visits: visits + 1 }))
  await session.update(() => undefined)
  await updateSession<User>(config)
  // @ts-expect-error -- a number
  await session.update({ visits: '1' })
  // @ts-expect-error -- no such key
  await updateSession<User>(config, { nam: 'ada' })
})

test('without a type, data is unknown', async () => {
  const session = await useSession(config)
  expectTypeOf(session.data['name']).toEqualTypeOf<unknown>()
  await session.update({ name: 'ada' })
})

test('passwords come alone, as a list or by id', () => {
  void (() => useSession({ password: 'a' }))
  void (() => useSession({ password: ['a', 'b'] }))
  void (() => useSession({ password: { 2: 'b', 1: 'a' } }))
  // @ts-expect-error -- required
  void (() => useSession({ name: 'sid' }))
  // @ts-expect-error -- maxAge
  void (() => useSession({ password: 'a', maxage: 1 }))
  // @ts-expect-error -- a session is kept in its cookie
  void (() => useSession({ password: 'a', cookie: false }))
  void (() => clearSession({ name: 'sid' }))
})
