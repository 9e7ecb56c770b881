import { createMiddleware, ServerFnError } from 'seamline'
import { getRequestHeader } from 'seamline/server'
import { setServerTime, token } from './session'
import { nameFrom } from './notes.server'

/** Sends the token with the call and requires it on the server. */
export const authMiddleware = createMiddleware({ type: 'function' })
  .client(async ({ next }) => {
    const outcome = await next({ headers: { Authorization: `Bearer ${token()}` } })
    if (typeof outcome.context.serverTime === 'string') setServerTime(outcome.context.serverTime)
    return outcome
  })
  .server(({ next }) => {
    const name = nameFrom(getRequestHeader('authorization'))
    if (name === undefined) {
      throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
    }
    return next({ context: { name }, sendContext: { serverTime: new Date().toISOString() } })
  })
