import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export default {
  title: 'CLIENT_MARKER',
  list: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "mMVETuLppnc2SKtq"),
  users: { list: /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "F1jjMr6lOA0ws23x") },
}
