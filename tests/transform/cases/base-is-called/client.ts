import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

const authed = /* @__PURE__ */ createServerFn().middleware([auth])

export const upload = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed({
  method: 'POST',
}), "QC_JTzJ5yu12AQ_v")

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed(), "M-u2HFYR80c8HZur")
