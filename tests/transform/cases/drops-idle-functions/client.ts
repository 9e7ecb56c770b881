import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { format } from './CLIENT_MARKER/format'



function unusedButOfNoServer() {
  return format('CLIENT_MARKER')
}

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "M-u2HFYR80c8HZur")
