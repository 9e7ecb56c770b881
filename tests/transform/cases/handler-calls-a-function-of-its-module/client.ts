import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'


export const first = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "KcaF_A-PCRne1lqr")
