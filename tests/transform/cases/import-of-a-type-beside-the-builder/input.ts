import { createServerFn, type ServerFn } from 'seamline'
import type { createMiddleware } from 'seamline'

export type Make = typeof createMiddleware
export type Now = ServerFn<undefined, string>

export const now = createServerFn().handler(() => 'SERVER_MARKER')
