import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'
import { send } from './CLIENT_MARKER/session'

export const auth = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
  .client(send), { name: "auth", filename: "src/input.ts" })
