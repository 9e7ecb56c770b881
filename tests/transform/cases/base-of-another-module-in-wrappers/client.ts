import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { authed, maybe } from './bases'
import type { Base } from './CLIENT_MARKER/types'

export const one = /* @__PURE__ */ _clientServerFn((authed as Base), "itYcQNubWV5TN33C")

export const two = /* @__PURE__ */ _clientServerFn((authed satisfies Base), "ub-dOXSCKXsu19DZ") as Base

export const three = /* @__PURE__ */ _clientServerFn(maybe!, "atbZSH_o-u2z6uC6")

export const four = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ ((authed)({ method: 'POST' })!), "cgdvBSUnKhkUDpC9")

export const five = /* @__PURE__ */ _clientServerFn((<Base>authed), "YtH02E3ahXfFptUI")
