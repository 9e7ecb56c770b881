import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const authed = /* @__PURE__ */ createServerFn().middleware([])

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()
  .middleware([authed] as const), "lh0ULNhrC2mOEWFn")
