import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware, createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()
  .middleware([
    auth,
    /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
      .client(({ next }) => next('CLIENT_MARKER')), { name: "(unnamed)", filename: "src/input.ts" }),
  ]), "VGLxxSRsGDHnESqr")
