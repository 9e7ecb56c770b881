import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const base = /* @__PURE__ */ createServerFn()
const load = /* @__PURE__ */ _clientServerFn(base, "hCdn4NTh1ZoeDSkM")

export class Notes {
  load = load
  url = load.url

  refresh() {
    return load('CLIENT_MARKER')
  }
}
