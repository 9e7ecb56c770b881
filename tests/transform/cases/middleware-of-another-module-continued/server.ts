import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { audited, kit } from './middleware'
import { db } from './SERVER_MARKER/database'

export const withDb = _namedMiddleware(audited.server(({ next }) => next({ context: { db } })), { name: "withDb", filename: "src/input.ts" })

export const both = _namedMiddleware(kit.traced
  .client(({ next }) => next('CLIENT_MARKER'))
  .server(({ next }) => next('SERVER_MARKER')), { name: "both", filename: "src/input.ts" })
