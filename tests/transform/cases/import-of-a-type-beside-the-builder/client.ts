import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn, type ServerFn } from 'seamline'
import type { createMiddleware } from 'seamline'

export type Make = typeof createMiddleware
export type Now = ServerFn<undefined, string>

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
