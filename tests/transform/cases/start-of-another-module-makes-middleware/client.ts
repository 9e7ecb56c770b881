import { startInstance } from './start'

const { createMiddleware } = startInstance

export const withDb = /* @__PURE__ */ createMiddleware()
