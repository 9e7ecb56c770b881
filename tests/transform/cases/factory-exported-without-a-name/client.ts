import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import make, { open } from './factories'

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ make('user'), "lh0ULNhrC2mOEWFn")

export const now = /* @__PURE__ */ _clientServerFn(open, "VGLxxSRsGDHnESqr")
