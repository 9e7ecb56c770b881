import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

export const older = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER')), { name: "older", filename: "src/input.ts" })

export const newer = /* @__PURE__ */ createMiddleware({ type: 'function' })
