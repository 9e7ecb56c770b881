import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { router } from './CLIENT_MARKER/router'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

router.middleware([]).inputValidator('CLIENT_MARKER').handler(() => 'CLIENT_MARKER').server('CLIENT_MARKER')
