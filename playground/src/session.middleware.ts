import { createMiddleware, ServerFnError } from 'seamline'
import { setResponseHeader } from 'seamline/server'
import { currentUser } from './session.server'

/** Notes who sent a request. */
export const sessionMiddleware = createMiddleware().server(async ({ next }) => {
  // What they get depends on who they are, so that nobody may keep it for others.
  setResponseHeader('cache-control', 'private, no-store')
  return next({ context: { user: await currentUser() } })
})

/** Lets only members of the team go on. */
export const memberMiddleware = createMiddleware()
  .middleware([sessionMiddleware])
  .server(({ next, context: { user } }) => {
    if (user === null) {
      throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
    }
    return next({ context: { user } })
  })
