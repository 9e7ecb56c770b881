import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const authedServerFn = /* @__PURE__ */ createServerFn().middleware([auth])

const open = /* @__PURE__ */ createServerFn()
export { open, open as openServerFn }

export const who = /* @__PURE__ */ _clientServerFn(authedServerFn, "lh0ULNhrC2mOEWFn")
