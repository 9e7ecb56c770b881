import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

const make = {
  open: () => /* @__PURE__ */ createServerFn(),
  authed() {
    return /* @__PURE__ */ createServerFn().middleware([auth])
  },
  for: {
    admin: function () {
      return /* @__PURE__ */ createServerFn({ method: 'POST' })
    },
  },
}

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ make.open(), "VGLxxSRsGDHnESqr")

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ make.authed(), "lh0ULNhrC2mOEWFn")

export const all = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ make.for.admin(), "M0Uk8E-e4ncs5nQN")
