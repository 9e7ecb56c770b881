import { createMiddleware } from 'seamline'


export const session = /* @__PURE__ */ createMiddleware()

export const admin = /* @__PURE__ */ createMiddleware({ type: 'request' })
  .middleware([session])
