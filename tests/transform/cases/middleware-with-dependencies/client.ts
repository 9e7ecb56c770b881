import { createMiddleware } from 'seamline'
import { log } from './CLIENT_MARKER/log'

export const auth = /* @__PURE__ */ createMiddleware({ type: 'function' })
  .middleware([log])
