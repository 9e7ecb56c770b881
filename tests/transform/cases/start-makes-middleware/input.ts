import { createStart } from 'seamline'
import { db } from './SERVER_MARKER/database'

export const startInstance = createStart(() => ({ functionMiddleware: [] }))

export const withDb = startInstance
  .createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next({ context: { db } }))
