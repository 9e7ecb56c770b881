import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authedServerFn('POST'), "lh0ULNhrC2mOEWFn")

export function authedServerFn(method: 'GET' | 'POST') {
  const base = /* @__PURE__ */ createServerFn({ method }).middleware([auth])
  return /* @__PURE__ */ base
}
