import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export default /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "PvzUqAGbRR_ziudK")
