import { clientServerFn as _clientServerFn } from "seamline/internal/client"
import { createServerFn } from 'seamline'
import { limit } from './CLIENT_MARKER/limit'

export const LIMIT = limit('CLIENT_MARKER')
export function clamp(n: number) {
  return Math.min(n, LIMIT)
}
const page = 'CLIENT_MARKER'
export { page }
export default class Pager {
  page = page
}
export * from './CLIENT_MARKER/pages'

export const now = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "VGLxxSRsGDHnESqr")
