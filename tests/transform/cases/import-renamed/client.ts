import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn as serverFn, createMiddleware as middleware } from 'seamline'

export const log = /* @__PURE__ */ middleware({ type: 'function' })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ serverFn()
  .middleware([log]), "VGLxxSRsGDHnESqr")
