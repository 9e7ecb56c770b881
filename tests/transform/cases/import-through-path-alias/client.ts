import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from '~/toolkit'
import { authed } from '~/server/bases'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const who = /* @__PURE__ */ _clientServerFn(authed, "lh0ULNhrC2mOEWFn")
