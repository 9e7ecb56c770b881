import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { startInstance } from './start'
import { db } from './SERVER_MARKER/database'

const { createMiddleware } = startInstance

export const withDb = _namedMiddleware(createMiddleware().server(({ next }) => next({ context: { db } })), { name: "withDb", filename: "src/input.ts" })
