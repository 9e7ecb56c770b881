import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const add = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn({ method: 'POST' }), "3I_QBe4xViJbdQRe")
