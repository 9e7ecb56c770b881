import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'



export const even = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "ijL6JqZuw2Omry8C")
