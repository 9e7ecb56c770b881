import { createServerFn as serverFn, createMiddleware as middleware } from 'seamline'

export const log = middleware({ type: 'function' }).server(({ next }) => next('SERVER_MARKER'))

export const now = serverFn()
  .middleware([log])
  .handler(() => 'SERVER_MARKER')
