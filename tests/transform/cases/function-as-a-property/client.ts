import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const notes = {
  title: 'CLIENT_MARKER',
  list: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "K-azXBckMzDkCjrb"),
  add: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn({ method: 'POST' }), "AVWTAqmNjx6sGnBA"),
}
