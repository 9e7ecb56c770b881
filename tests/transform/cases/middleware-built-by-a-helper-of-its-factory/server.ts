import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'

export function guard(role: string) {
  const build = () => _namedMiddleware(createMiddleware().server(({ next }) => next(['SERVER_MARKER', role])), { name: "(unnamed)", filename: "src/input.ts" })
  return _namedMiddleware(createMiddleware()
    .middleware([])
    .server(({ next }) => next([build(), 'SERVER_MARKER'])), { name: "(unnamed)", filename: "src/input.ts" })
}
