import { createMiddleware } from 'seamline'

export function guardsFor(roles: readonly string[]) {
  const guards = []
  for (const role of roles) {
    guards.push(/* @__PURE__ */ createMiddleware())
  }
  for (let index = 0; index < 2; index++) {
    guards.push(/* @__PURE__ */ createMiddleware())
  }
  return guards
}
