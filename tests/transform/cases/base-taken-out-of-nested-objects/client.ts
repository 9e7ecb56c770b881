import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { kit } from './kit'

const {
  authed,
  open: { plain: base },
} = kit

export const who = /* @__PURE__ */ _clientServerFn(authed, "lh0ULNhrC2mOEWFn")

export const now = /* @__PURE__ */ _clientServerFn(base, "VGLxxSRsGDHnESqr")
