import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { theme } from './CLIENT_MARKER/theme'

const { color } = theme

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const shown = color
