import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

const _default = 'CLIENT_MARKER'

export default /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "PvzUqAGbRR_ziudK")

export const title = _default
