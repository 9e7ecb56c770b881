import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createMiddleware, createServerFn } from 'seamline'

export interface Builders {
  createServerFn(): ReturnType<typeof createServerFn>
  make(createMiddleware: typeof createServerFn): void
}

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
export const log = /* @__PURE__ */ createMiddleware({ type: 'function' })
