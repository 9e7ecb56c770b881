import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

export function rateLimit(options: Options) {
  const { label } = options
  const { hidden, ...rest } = options
  return /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' })
    .client(({ next }) => next([label, rest, 'CLIENT_MARKER'])), { name: "(unnamed)", filename: "src/input.ts" })
}
