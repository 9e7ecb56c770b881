import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

export function requireRole(role: string) {
  const middleware = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
    .client(({ next }) => next('CLIENT_MARKER')), { name: "middleware", filename: "src/input.ts" })
  return middleware
}

export const requireUser = () =>
  /* @__PURE__ */ createMiddleware({ type: 'function' })
