import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { authed } from './bases'

export const one = /* @__PURE__ */ _clientServerFn(authed, "itYcQNubWV5TN33C")

export const two = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ authed
  // Only once.
  .middleware([]), "ub-dOXSCKXsu19DZ")
