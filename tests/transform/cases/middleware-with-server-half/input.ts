import { createMiddleware } from 'seamline'
import { verify } from './SERVER_MARKER/session'

export const auth = createMiddleware({ type: 'function' }).server(({ next }) =>
  next({ context: { user: verify('SERVER_MARKER') } }),
)
