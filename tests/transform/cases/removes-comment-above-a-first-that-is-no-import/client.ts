import { clientServerFn as _clientServerFn } from "seamline/internal/client"

const { createMiddleware, createServerFn } = await import('seamline')

export const list = /* @__PURE__ */ _clientServerFn(/* @__PURE__ */ createServerFn(), "M-u2HFYR80c8HZur")

export function page() {
  return /* @__PURE__ */ createMiddleware()
}
