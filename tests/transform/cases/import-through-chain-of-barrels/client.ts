import { clientServerFn as _clientServerFn } from "@tanstack/solid-start/internal/client"
import { make } from './toolkit'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ make(), "VGLxxSRsGDHnESqr")
