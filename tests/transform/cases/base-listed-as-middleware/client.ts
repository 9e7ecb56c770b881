import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { audited } from './bases'
import { auth } from './CLIENT_MARKER/auth'

const authed = /* @__PURE__ */ createServerFn().middleware([auth])

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()
  .middleware([authed, audited]), "lh0ULNhrC2mOEWFn")
