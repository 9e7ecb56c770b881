import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import * as seamline from 'seamline'

const { createServerFn, createMiddleware: middleware } = seamline

export const log = /* @__PURE__ */ middleware({ type: 'function' })

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
