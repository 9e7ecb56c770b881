import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { format } from './CLIENT_MARKER/format'

export const describe = (text: string) => format(text, 'CLIENT_MARKER')

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
