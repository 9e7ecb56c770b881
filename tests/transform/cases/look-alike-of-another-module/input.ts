import { createServerFn } from './own'
import { createMiddleware, createServerOnlyFn } from './toolkit'

export const now = createServerFn().handler(() => 'CLIENT_MARKER')
export const log = createMiddleware().server(() => 'CLIENT_MARKER')
export const env = createServerOnlyFn(() => 'CLIENT_MARKER')
