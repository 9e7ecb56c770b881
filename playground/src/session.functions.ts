import { createServerFn } from 'seamline'
import { z } from 'zod'
import { callerMiddleware } from './auth.middleware'
import { beginSession, endSession } from './session.server'
import { findOrCreateUser } from './users.server'

const credentials = z.object({
  name: z.string().trim().min(1, 'Enter your name.').max(40, 'Keep it to 40 characters.'),
})

/** Starts a session for a name; a new name creates a user. */
export const signIn = createServerFn({ method: 'POST' })
  // A form sends its fields, a script an object.
  .inputValidator((input: z.input<typeof credentials> | FormData) =>
    credentials.parse(input instanceof FormData ? Object.fromEntries(input) : input),
  )
  .handler(async ({ data }) => ({ token: await beginSession(await findOrCreateUser(data.name)) }))

export const signOut = createServerFn({ method: 'POST' }).handler(() => endSession())

/** The current user; `null` if not signed in. */
export const whoAmI = createServerFn()
  .middleware([callerMiddleware])
  .handler(({ context }) => context.user)
