import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'

const sender = _namedMiddleware(createMiddleware({ type: 'function' }).client(({ next }) => next('CLIENT_MARKER')), { name: "sender", filename: "src/input.ts" })

export const auth = _namedMiddleware(sender.server(({ next }) => next('SERVER_MARKER')), { name: "auth", filename: "src/input.ts" })
