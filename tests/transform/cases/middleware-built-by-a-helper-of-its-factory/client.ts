import { createMiddleware } from 'seamline'

export function guard(role: string) {
  return /* @__PURE__ */ createMiddleware()
    .middleware([])
}
