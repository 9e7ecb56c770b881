import { clientServerFn as _clientServerFn } from "seamline/internal/client"
const { createServerFn, createMiddleware: middleware } = await import('seamline')

export const log = /* @__PURE__ */ middleware({ type: 'function' })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const later = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ (await import('seamline')).createServerFn(), "Txjw5qWJdqcLY5fI")
