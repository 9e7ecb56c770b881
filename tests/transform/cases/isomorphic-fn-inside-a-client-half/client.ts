import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { createMiddleware } from 'seamline'

export const zoned = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ createMiddleware({ type: 'function' }).client(({ next }) => {
  const zone = () => 'BROWSER_MARKER'
  return next([zone(), 'CLIENT_MARKER'])
}), { name: "zoned", filename: "src/input.ts" })
