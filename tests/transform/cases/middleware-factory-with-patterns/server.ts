import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { createStore } from './SERVER_MARKER/store'

export function rateLimit(options: Options) {
  const { store, limits: [perUser = 'SERVER_MARKER'] } = createStore(options)
  const { label, secret = 'SERVER_MARKER' } = options
  const { hidden, ...rest } = options
  return _namedMiddleware(createMiddleware({ type: 'function' })
    .client(({ next }) => next([label, rest, 'CLIENT_MARKER']))
    .server(({ next }) => next([store, perUser, secret, hidden])), { name: "(unnamed)", filename: "src/input.ts" })
}
