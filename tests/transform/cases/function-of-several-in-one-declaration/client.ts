import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr"),
  title = 'CLIENT_MARKER',
  later = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "Txjw5qWJdqcLY5fI")
