import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

const sender = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' }).client(({ next }) => next('CLIENT_MARKER')), { name: "sender", filename: "src/input.ts" })

export const auth = /* @__PURE__ */ sender
