import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { audited, kit } from './middleware'

export const withDb = /* @__PURE__ */ audited

export const both = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ kit.traced
  .client(({ next }) => next('CLIENT_MARKER')), { name: "both", filename: "src/input.ts" })
