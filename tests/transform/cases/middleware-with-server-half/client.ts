import { createMiddleware } from 'seamline'

export const auth = /* @__PURE__ */ createMiddleware({ type: 'function' })
