import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware, createServerFn, type Middleware } from 'seamline'

export const log = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER')) as Middleware, { name: "log", filename: "src/input.ts" })

const base = /* @__PURE__ */ createServerFn().middleware([log])!
