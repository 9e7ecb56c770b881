import { clientServerFn as _clientServerFn2 } from "seamline/internal/client"
import { createServerFn } from 'seamline'

export const _clientServerFn = 'CLIENT_MARKER'
export const _serverServerFn = 'CLIENT_MARKER'

export const now = /* @__PURE__ */ _clientServerFn2(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
