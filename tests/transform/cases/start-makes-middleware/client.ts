import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createStart } from 'seamline'

export const startInstance = createStart(() => ({ functionMiddleware: [] }))

export const withDb = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ startInstance
  .createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER')), { name: "withDb", filename: "src/input.ts" })
