import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

export const middleware = {
  auth: /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
    .client(({ next }) => next('CLIENT_MARKER')), { name: "middleware.auth", filename: "src/input.ts" }),
  log: /* @__PURE__ */ createMiddleware(),
}

export class Guards {
  static own = /* @__PURE__ */ createMiddleware()
}
