import type { createServerFn } from 'seamline'
import { ServerFnError, type createMiddleware } from 'seamline'

export type Start = typeof createServerFn | typeof createMiddleware
export const isOurs = (error: unknown) => error instanceof ServerFnError
