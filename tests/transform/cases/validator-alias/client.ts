import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const greet = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "pLO1xu8N7Hz54IG4")
