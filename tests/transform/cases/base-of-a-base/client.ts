import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth, log } from './CLIENT_MARKER/middleware'

const logged = /* @__PURE__ */ createServerFn().middleware([log])
const authed = /* @__PURE__ */ logged.middleware([auth])

export const now = /* @__PURE__ */ _clientServerFn(authed, "VGLxxSRsGDHnESqr")
