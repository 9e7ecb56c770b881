import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { send } from './CLIENT_MARKER/session'
import { check } from './SERVER_MARKER/session'
import { schema } from './SERVER_MARKER/schema'

export const auth = _namedMiddleware(createMiddleware({ type: 'function' })
  .inputValidator(schema)
  .client(send)
  .server(check), { name: "auth", filename: "src/input.ts" })
