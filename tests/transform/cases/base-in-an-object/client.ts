import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const bases = {
  open: /* @__PURE__ */ createServerFn(),
  authed: { byCookie: /* @__PURE__ */ createServerFn({ method: 'POST' }).middleware([auth]) },
}

const { open } = bases

export const now = /* @__PURE__ */ _clientServerFn(bases.open, "VGLxxSRsGDHnESqr")

export const later = /* @__PURE__ */ _clientServerFn(open, "Txjw5qWJdqcLY5fI")

export const who = /* @__PURE__ */ _clientServerFn(bases.authed.byCookie, "lh0ULNhrC2mOEWFn")
