import { redirect } from '@tanstack/solid-router'
import { createMiddleware, ServerFnError } from 'seamline'
import { getRequestHeader } from 'seamline/server'
import { isServer } from 'solid-js/web'
import { currentUser } from './session.server'
import { forgetToken, setServerTime, storedToken } from './state/session'

/**
 * Sends the token with the call, and adds the caller to the context. Stores the server time that comes
 * back.
 */
export const callerMiddleware = createMiddleware({ type: 'function' })
  .client(async ({ next }) => {
    // On the server, the cookie identifies the visitor.
    if (isServer) return next()
    const token = storedToken()
    try {
      const outcome = await next(
        token === null ? {} : { headers: { Authorization: `Bearer ${token}` } },
      )
      if (typeof outcome.context.serverTime === 'string') setServerTime(outcome.context.serverTime)
      return outcome
    } catch (error) {
      // Forget a token that the server rejects.
      if (error instanceof ServerFnError && error.code === 'UNAUTHORIZED') forgetToken()
      throw error
    }
  })
  .server(async ({ next }) => {
    const serverTime = new Date().toISOString()
    return next({ context: { user: await currentUser() }, sendContext: { serverTime } })
  })

/** Allows only team members: programs get an error, people the login page. */
export const authMiddleware = createMiddleware({ type: 'function' })
  .middleware([callerMiddleware])
  .server(({ next, context: { user } }) => {
    if (user !== null) return next({ context: { user } })
    if (getRequestHeader('authorization') !== undefined) {
      throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
    }
    // A plain path: a form sent without JavaScript has no router to resolve it.
    throw redirect({ href: `/login?${new URLSearchParams({ from: pageOfCall() })}` })
  })

/** The page that made the call; the endpoint has checked that it belongs to this app. */
function pageOfCall(): string {
  const referer = getRequestHeader('referer') ?? ''
  if (!URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname + search
}
