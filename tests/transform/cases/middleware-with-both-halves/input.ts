import { createMiddleware } from 'seamline'
import { token } from './CLIENT_MARKER/session'
import { verify } from './SERVER_MARKER/session'

export const auth = createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { authorization: token() } }))
  .server(({ next }) => next({ context: { user: verify('SERVER_MARKER') } }))
