import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const api = {
  users: {
    list: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "lc1-wLi_Lf02VdM6"),
    roles: { list: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "0IyI0lPue6wxwD1K") },
  },
} as const

export const more = { list: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "CanRHGfdaouKAH86") } satisfies object
