export { createMiddleware, createServerFn } from 'seamline'
