import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const factoryFor = (role: string) => () => /* @__PURE__ */ createServerFn().middleware([role])

export const who = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ factoryFor('user')(), "lh0ULNhrC2mOEWFn")
