import { createMiddleware, createServerFn } from './toolkit'

export const log = createMiddleware({ type: 'function' }).server(() => 'SERVER_MARKER')

export const now = createServerFn().handler(() => 'CLIENT_MARKER')
