import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { unused } from './CLIENT_MARKER/unused'
import { used } from './CLIENT_MARKER/used'

const registered = used('CLIENT_MARKER')
function helper() {
  return registered
}

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
