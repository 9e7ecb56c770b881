import { createMiddleware, createServerFn, type Middleware } from 'seamline'

export const log = createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next('SERVER_MARKER')) as Middleware

const base = createServerFn().middleware([log])!
