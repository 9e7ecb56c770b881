import { createMiddleware } from 'seamline'

const log = /* @__PURE__ */ createMiddleware({ type: 'function' })
const second = log

export const auth = /* @__PURE__ */ second
