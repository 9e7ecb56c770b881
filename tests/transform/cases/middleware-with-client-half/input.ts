import { createMiddleware } from 'seamline'
import { token } from './CLIENT_MARKER/session'

export const auth = createMiddleware({ type: 'function' }).client(({ next }) =>
  next({ headers: { authorization: token('CLIENT_MARKER') } }),
)
