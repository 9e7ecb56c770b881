import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const notes = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "lNchmkhBnkzECcvw")
