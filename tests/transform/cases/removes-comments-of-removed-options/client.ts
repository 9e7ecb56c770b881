import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn, createStart } from 'seamline'
import { logging } from './CLIENT_MARKER/logging'

export const startInstance = createStart(() => ({
  functionMiddleware: [logging]
}))

export const upload = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn({
  method: 'POST',
}), "QC_JTzJ5yu12AQ_v")
