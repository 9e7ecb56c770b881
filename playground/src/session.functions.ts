import { createServerFn } from 'seamline'
import { z } from 'zod'
import { callerMiddleware } from './auth.middleware'
import { beginSession, endSession } from './session.server'
import { findOrCreateUser } from './users.server'

const credentials = z.object({
  name: z.string().trim().min(1, 'Say who you are.').max(40, 'Keep it to 40 characters.'),
})

/** Begins a session for a name; a new name is welcome. */
export const signIn = createServerFn({ method: 'POST' })
  // A form sends its fields, the script an object.
  .inputValidator((input: z.input<typeof credentials> | FormData) =>
    credentials.parse(input instanceof FormData ? Object.fromEntries(input) : input),
  )
  .handler(async ({ data }) => ({ token: await beginSession(await findOrCreateUser(data.name)) }))

export const signOut = createServerFn({ method: 'POST' }).handler(() => endSession())

/** Who calls; `null` for a stranger. */
export const whoAmI = createServerFn()
  .middleware([callerMiddleware])
  .handler(({ context }) => context.user)
