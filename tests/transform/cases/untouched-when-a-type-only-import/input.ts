import type { createServerFn } from 'seamline'
import { type createMiddleware } from 'seamline'

export type Fn = ReturnType<typeof createServerFn>
export type Middleware = ReturnType<typeof createMiddleware>
