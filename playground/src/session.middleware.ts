import { createMiddleware, ServerFnError } from 'seamline'
import { setResponseHeader } from 'seamline/server'
import { currentUser } from './session.server'

/** Adds the user of a request to its context. */
export const sessionMiddleware = createMiddleware().server(async ({ next }) => {
  // Responses depend on the user, so shared caches must not store them.
  setResponseHeader('cache-control', 'private, no-store')
  return next({ context: { user: await currentUser() } })
})

/** Allows only team members. */
export const memberMiddleware = createMiddleware()
  .middleware([sessionMiddleware])
  .server(({ next, context: { user } }) => {
    if (user === null) {
      throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
    }
    return next({ context: { user } })
  })
