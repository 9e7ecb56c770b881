import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createStart } from 'seamline'
import { db } from './SERVER_MARKER/database'

export const startInstance = createStart(() => ({ functionMiddleware: [] }))

export const withDb = _namedMiddleware(startInstance
  .createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next({ context: { db } })), { name: "withDb", filename: "src/input.ts" })
