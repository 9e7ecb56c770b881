import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'


export const upload = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn({
  method: 'POST',
}), "QC_JTzJ5yu12AQ_v")

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn({  }), "M-u2HFYR80c8HZur")
