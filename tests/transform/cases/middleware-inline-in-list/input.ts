import { createMiddleware, createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const now = createServerFn()
  .middleware([
    auth,
    createMiddleware({ type: 'function' })
      .client(({ next }) => next('CLIENT_MARKER'))
      .server(({ next }) => next('SERVER_MARKER')),
  ])
  .handler(() => 'SERVER_MARKER')
