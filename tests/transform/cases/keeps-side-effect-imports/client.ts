import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import './CLIENT_MARKER/style.css'
import { track } from './CLIENT_MARKER/track'

track('CLIENT_MARKER')

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
