import { createMiddleware } from 'seamline'

export function guardsFor(roles: readonly string[]) {
  const guards = []
  for (const role of roles) {
    const secret = `SERVER_MARKER ${role}`
    guards.push(createMiddleware().server(({ next }) => next([role, secret])))
  }
  for (let index = 0; index < 2; index++) {
    guards.push(createMiddleware().server(({ next }) => next(['SERVER_MARKER', index])))
  }
  return guards
}
