import { createMiddleware } from '@tanstack/solid-start'
import { createServerFn } from 'seamline'

export const log = createMiddleware({ type: 'function' }).client(({ next }) => next('CLIENT_MARKER'))

export const now = createServerFn()
  .middleware([log])
  .handler(() => 'SERVER_MARKER')
