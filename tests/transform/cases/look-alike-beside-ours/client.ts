import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { createServerFn as other } from 'other-kit'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")

export const later = other().handler(() => 'CLIENT_MARKER')

export function use(createServerFn: Kit) {
  return createServerFn().handler(() => 'CLIENT_MARKER')
}
