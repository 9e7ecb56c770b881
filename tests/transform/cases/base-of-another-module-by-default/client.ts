import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import authed from './bases'
import { default as open } from './bases'

export const who = /* @__PURE__ */ _clientServerFn(authed, "lh0ULNhrC2mOEWFn")

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ open({ method: 'POST' }), "VGLxxSRsGDHnESqr")
