import { namedMiddleware as _namedMiddleware } from "seamline/internal/server"
import { createMiddleware } from 'seamline'

export function guardsFor(roles: readonly string[]) {
  const guards = []
  for (const role of roles) {
    const secret = `SERVER_MARKER ${role}`
    guards.push(_namedMiddleware(createMiddleware().server(({ next }) => next([role, secret])), { name: "(unnamed)", filename: "src/input.ts" }))
  }
  for (let index = 0; index < 2; index++) {
    guards.push(_namedMiddleware(createMiddleware().server(({ next }) => next(['SERVER_MARKER', index])), { name: "(unnamed)", filename: "src/input.ts" }))
  }
  return guards
}
