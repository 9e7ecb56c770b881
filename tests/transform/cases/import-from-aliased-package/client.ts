import { namedMiddleware as _namedMiddleware } from "@tanstack/solid-start/internal/client"
import { clientServerFn as _clientServerFn } from "@tanstack/solid-start/internal/client"
import { createServerFn, createMiddleware } from '@tanstack/solid-start'

export const log = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
  .client(({ next }) => next('CLIENT_MARKER')), { name: "log", filename: "src/input.ts" })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()
  .middleware([log]), "VGLxxSRsGDHnESqr")
