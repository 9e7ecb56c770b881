import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import * as bases from './bases'

export const who = /* @__PURE__ */ _clientServerFn(bases.authed, "lh0ULNhrC2mOEWFn")

export const one = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ bases.kit.admin({ method: 'POST' }), "itYcQNubWV5TN33C")
