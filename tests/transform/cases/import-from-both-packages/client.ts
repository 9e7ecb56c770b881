import { namedMiddleware as _namedMiddleware } from "@tanstack/solid-start/internal/client"
import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware } from '@tanstack/solid-start'
import { createServerFn } from 'seamline'

export const log = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' }).client(({ next }) => next('CLIENT_MARKER')), { name: "log", filename: "src/input.ts" })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()
  .middleware([log]), "VGLxxSRsGDHnESqr")
