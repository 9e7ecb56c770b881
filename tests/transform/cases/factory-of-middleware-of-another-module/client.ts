import { namedMiddleware as _namedMiddleware } from "seamline/internal/client"
import { traced } from './tracing'

export const withDb = /* @__PURE__ */ _namedMiddleware(/* @__PURE__ */ traced('db')
  .client(({ next }) => next('CLIENT_MARKER')), { name: "withDb", filename: "src/input.ts" })
