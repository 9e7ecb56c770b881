import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const base = /* @__PURE__ */ (() => /* @__PURE__ */ createServerFn({ method: 'POST' }))()

export const who = /* @__PURE__ */ _clientServerFn(base, "lh0ULNhrC2mOEWFn")
