import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const base = /* @__PURE__ */ createServerFn()

export const now = /* @__PURE__ */ _clientServerFn(base, "VGLxxSRsGDHnESqr")
