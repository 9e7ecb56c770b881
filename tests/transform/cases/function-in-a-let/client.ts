import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export let now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export var later = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "Txjw5qWJdqcLY5fI")
