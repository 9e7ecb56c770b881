import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const authedServerFn = () => /* @__PURE__ */ createServerFn().middleware([auth])

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authedServerFn(), "lh0ULNhrC2mOEWFn")
