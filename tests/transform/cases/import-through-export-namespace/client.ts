import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { server } from './toolkit'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ server.createServerFn(), "VGLxxSRsGDHnESqr")
