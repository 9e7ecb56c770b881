import { createMiddleware } from 'seamline'
import { traced } from './tracing'

const plain = /* @__PURE__ */ createMiddleware({ type: 'function' })

export const one = /* @__PURE__ */ (import.meta.env.DEV ? traced : plain)

export const two = /* @__PURE__ */ (traced ?? plain)
