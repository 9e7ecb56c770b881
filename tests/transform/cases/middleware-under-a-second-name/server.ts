import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'

const log = createMiddleware({ type: 'function' })
const second = log

export const auth = _namedMiddleware(second.server(({ next }) => next('SERVER_MARKER')), { name: "auth", filename: "src/input.ts" })
