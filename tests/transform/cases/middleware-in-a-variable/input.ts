import { createMiddleware } from 'seamline'

let log = createMiddleware({ type: 'function' })
if (import.meta.env.DEV) log = log.client(({ next }) => next('CLIENT_MARKER'))
log = log.server(({ next }) => next('SERVER_MARKER'))

export { log }
