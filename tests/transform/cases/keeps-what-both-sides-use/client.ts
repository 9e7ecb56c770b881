import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { format } from './CLIENT_MARKER/dates'

const ZONE = 'CLIENT_MARKER'

function inZone(date: Date) {
  return format(date, ZONE)
}

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const today = () => inZone(new Date())
