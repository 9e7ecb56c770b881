import { createMiddleware, ServerFnError } from 'seamline'
import { getRequestHeader } from 'seamline/server'
import { setServerTime, token } from './state/session'
import { readToken } from './tokens.server'
import { findUser } from './users.server'

/**
 * Sends the token with the call and lets only its owner in. What the server sends back, its time, is
 * noted on the way out.
 */
export const authMiddleware = createMiddleware({ type: 'function' })
  .client(async ({ next }) => {
    const current = token()
    const outcome = await next(
      current === undefined ? {} : { headers: { Authorization: `Bearer ${current}` } },
    )
    if (typeof outcome.context.serverTime === 'string') setServerTime(outcome.context.serverTime)
    return outcome
  })
  .server(async ({ next }) => {
    const id = await readToken(getRequestHeader('authorization'))
    const user = id === undefined ? undefined : await findUser(id)
    if (user === undefined) {
      throw new ServerFnError('UNAUTHORIZED', { message: 'Sign in first.', status: 401 })
    }
    return next({ context: { user }, sendContext: { serverTime: new Date().toISOString() } })
  })
