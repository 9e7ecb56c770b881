import { createServerFn, createMiddleware } from '@tanstack/solid-start'

export const log = createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next('SERVER_MARKER'))

export const now = createServerFn()
  .middleware([log])
  .handler(() => 'SERVER_MARKER')
