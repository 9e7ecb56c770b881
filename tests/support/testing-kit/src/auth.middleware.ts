import { createMiddleware, ServerFnError } from 'seamline'
import { getRequestHeader } from 'seamline/server'
import { userOf } from './tokens.server'

export const auth = createMiddleware({ type: 'function' })
  .client(({ next }) => {
    return next({ headers: { authorization: `Bearer ${localStorage.getItem('token')}` } })
  })
  .server(({ next }) => {
    const user = userOf(getRequestHeader('authorization'))
    if (user === undefined) throw new ServerFnError('UNAUTHORIZED', { status: 401 })
    return next({ context: { user } })
  })
