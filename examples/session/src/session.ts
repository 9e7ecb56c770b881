import { redirect } from '@tanstack/solid-router'
import { createMiddleware, createServerFn } from '@tanstack/solid-start'
import { useSession } from '@tanstack/solid-start/server'

interface SessionData {
  name?: string
}

const appSession = () =>
  useSession<SessionData>({
    password: process.env.SESSION_SECRET ?? 'a password for development only, 32 characters',
  })

const signedIn = createMiddleware({ type: 'function' }).server(async ({ next }) => {
  const { data } = await appSession()
  if (data.name === undefined) throw redirect({ to: '/login' })
  return next({ context: { name: data.name } })
})

export const readAccount = createServerFn()
  .middleware([signedIn])
  .handler(({ context }) => context.name)

export const signIn = createServerFn({ method: 'POST' })
  .inputValidator((name: string) => name)
  .handler(async ({ data: name }) => {
    const session = await appSession()
    await session.update({ name })
    throw redirect({ to: '/' })
  })

export const signOut = createServerFn({ method: 'POST' }).handler(async () => {
  const session = await appSession()
  await session.clear()
  throw redirect({ to: '/login' })
})
