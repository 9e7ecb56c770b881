import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { serverFnFor } from './factories'

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ serverFnFor(), "lh0ULNhrC2mOEWFn")
