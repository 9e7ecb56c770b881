import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { authedServerFn, createServerFn } from 'acme-kit'
import { audited } from 'acme-kit/audit'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authedServerFn({ method: 'POST' }), "lh0ULNhrC2mOEWFn")

export const all = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ audited('all'), "M0Uk8E-e4ncs5nQN")
