import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { schema } from './SERVER_MARKER/schema'

export const older = _namedMiddleware(createMiddleware({ type: 'function' })
  .inputValidator(schema)
  .client(({ next }) => next('CLIENT_MARKER')), { name: "older", filename: "src/input.ts" })

export const newer = _namedMiddleware(createMiddleware({ type: 'function' })
  .validator((data: unknown) => schema.parse(data, 'SERVER_MARKER'))
  .server(({ next }) => next('SERVER_MARKER')), { name: "newer", filename: "src/input.ts" })
