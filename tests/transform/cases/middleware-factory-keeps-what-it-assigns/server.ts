import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'

export function counted(onCount: (count: number) => void) {
  let last
  let total = 0
  last = onCount(total)
  return _namedMiddleware(createMiddleware({ type: 'function' }).server(({ next }) => next(['SERVER_MARKER', last])), { name: "(unnamed)", filename: "src/input.ts" })
}
