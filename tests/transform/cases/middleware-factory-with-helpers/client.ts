import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'
import { describe } from './CLIENT_MARKER/describe'

export function rateLimit(max: number) {
  const label = describe(max)
  return /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
    .client(({ next }) => next(label)), { name: "(unnamed)", filename: "src/input.ts" })
}
