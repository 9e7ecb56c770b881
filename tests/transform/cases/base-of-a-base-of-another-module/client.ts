import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { admin } from './admin'

export const all = /* @__PURE__ */ _clientServerFn(admin, "M0Uk8E-e4ncs5nQN")
