import { redirect } from '@tanstack/solid-router'
import { createMiddleware, ServerFnError } from 'seamline'
import { getRequestHeader } from 'seamline/server'
import { isServer } from 'solid-js/web'
import { currentUser } from './session.server'
import { forgetToken, setServerTime, storedToken } from './state/session'

/**
 * Sends the token with the call, and notes who calls. What the server sends back, its time, is noted
 * on the way out.
 */
export const callerMiddleware = createMiddleware({ type: 'function' })
  .client(async ({ next }) => {
    // A page that is being rendered is asked for by its reader's cookie.
    if (isServer) return next()
    const token = storedToken()
    try {
      const outcome = await next(
        token === null ? {} : { headers: { Authorization: `Bearer ${token}` } },
      )
      if (typeof outcome.context.serverTime === 'string') setServerTime(outcome.context.serverTime)
      return outcome
    } catch (error) {
      // A token that the server does not know is of no use.
      if (error instanceof ServerFnError && error.code === 'UNAUTHORIZED') forgetToken()
      throw error
    }
  })
  .server(async ({ next }) => {
    const serverTime = new Date().toISOString()
    return next({ context: { user: await currentUser() }, sendContext: { serverTime } })
  })

/** Lets only members of the team go on: a program is told so, a person is led to the login page. */
export const authMiddleware = createMiddleware({ type: 'function' })
  .middleware([callerMiddleware])
  .server(({ next, context: { user } }) => {
    if (user !== null) return next({ context: { user } })
    if (getRequestHeader('authorization') !== undefined) {
      throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
    }
    // As a plain path: a form that no script sent has no router to resolve it.
    throw redirect({ href: `/login?${new URLSearchParams({ from: pageOfCall() })}` })
  })

/** The page from which a call came; the endpoint has seen to it that it is one of this app. */
function pageOfCall(): string {
  const referer = getRequestHeader('referer') ?? ''
  if (!URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname + search
}
