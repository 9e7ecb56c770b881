import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'
import { zoneOf } from './SERVER_MARKER/request'

export const zoned = _namedMiddleware(createMiddleware({ type: 'function' }).client(({ next }) => {
  const zone = () => zoneOf('SERVER_MARKER')
  return next([zone(), 'CLIENT_MARKER'])
}), { name: "zoned", filename: "src/input.ts" })
