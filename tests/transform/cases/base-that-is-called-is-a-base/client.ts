import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'

const authed = /* @__PURE__ */ createServerFn({ method: 'POST' }).middleware([auth])

const noted = /* @__PURE__ */ authed({  })

export const add = /* @__PURE__ */ _clientServerFn(noted, "3I_QBe4xViJbdQRe")

export const read = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ noted({ method: 'GET' }), "6NJZVQwtMMFuOn8c")
