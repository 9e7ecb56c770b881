import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from '@acme/server'
import { authed } from '@acme/server/bases'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed(), "lh0ULNhrC2mOEWFn")
