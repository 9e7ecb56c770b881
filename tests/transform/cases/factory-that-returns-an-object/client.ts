import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { makeKit } from './kit'

const { authed } = makeKit('user')

export const who = /* @__PURE__ */ _clientServerFn(authed, "lh0ULNhrC2mOEWFn")

export const all = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ makeKit('admin').open({ method: 'POST' }), "M0Uk8E-e4ncs5nQN")
