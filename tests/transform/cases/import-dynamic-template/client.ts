import { clientServerFn as _clientServerFn } from "seamline/internal/client"
const seamline = await import(`seamline`)

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ seamline.createServerFn(), "VGLxxSRsGDHnESqr")
