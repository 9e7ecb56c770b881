import { createMiddleware } from 'seamline'
import { log } from './CLIENT_MARKER/log'

export const auth = createMiddleware({ type: 'function' })
  .middleware([log])
  .server(({ next }) => next('SERVER_MARKER'))
