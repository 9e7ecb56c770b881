import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const nonNull = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn()!, "gJogC-34FRwOqzAb")!

export const inParentheses = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ ((createServerFn)()), "HTSlE7BNFAivt8HK")

export const cast = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ (<any>createServerFn()), "-WpeukvHF22Q8PJv")
