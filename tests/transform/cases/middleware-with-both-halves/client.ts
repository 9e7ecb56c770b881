import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'
import { token } from './CLIENT_MARKER/session'

export const auth = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
  .client(({ next }) => next({ headers: { authorization: token() } })), { name: "auth", filename: "src/input.ts" })
