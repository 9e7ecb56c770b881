import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import seamline from 'seamline'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ seamline.createServerFn(), "VGLxxSRsGDHnESqr")

export const later = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ seamline.default.createServerFn(), "Txjw5qWJdqcLY5fI")
