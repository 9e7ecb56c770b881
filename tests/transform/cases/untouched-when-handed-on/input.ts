import { createMiddleware } from 'seamline'

export { createServerFn } from 'seamline'
export { createMiddleware }
