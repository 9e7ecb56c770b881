import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { authed } from './server'

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed('user'), "lh0ULNhrC2mOEWFn")
