import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { admin, kit, serverFnFor } from './factories'

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ serverFnFor('user'), "lh0ULNhrC2mOEWFn")

export const all = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ admin(), "M0Uk8E-e4ncs5nQN")

export const one = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ kit.authed({ role: 'user' }), "itYcQNubWV5TN33C")
