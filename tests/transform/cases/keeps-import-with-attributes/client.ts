import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import shared from './CLIENT_MARKER.json' with { type: 'json' }
import { createServerFn } from 'seamline'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export { shared }
