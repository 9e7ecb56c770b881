import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { serverFn } from './toolkit'
import middleware from './toolkit'

export const log = /* @__PURE__ */ middleware({ type: 'function' })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ serverFn(), "VGLxxSRsGDHnESqr")
