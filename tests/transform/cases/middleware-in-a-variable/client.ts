import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

let log = /* @__PURE__ */ createMiddleware({ type: 'function' })
if (import.meta.env.DEV) log = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ log.client(({ next }) => next('CLIENT_MARKER')), { name: "(unnamed)", filename: "src/input.ts" })
log = /* @__PURE__ */ log

export { log }
