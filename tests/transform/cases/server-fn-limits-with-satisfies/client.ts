import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn, type ServerFnOptions } from 'seamline'

export const upload = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn({
  method: 'POST',
} satisfies ServerFnOptions), "QC_JTzJ5yu12AQ_v")
