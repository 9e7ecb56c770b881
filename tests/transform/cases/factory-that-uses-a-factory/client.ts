import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const open = () => /* @__PURE__ */ createServerFn()
const authed = () => /* @__PURE__ */ open().middleware([])

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed(), "lh0ULNhrC2mOEWFn")
