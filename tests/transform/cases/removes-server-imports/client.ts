import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import './CLIENT_MARKER/styles.css'
import { createServerFn } from 'seamline'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
