import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from './first'
import { nothing } from './first'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const other = nothing().handler(() => 'CLIENT_MARKER')
