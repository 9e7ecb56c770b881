import { createMiddleware, createServerFn } from './toolkit'

export const log = /* @__PURE__ */ createMiddleware({ type: 'function' })

export const now = createServerFn().handler(() => 'CLIENT_MARKER')
