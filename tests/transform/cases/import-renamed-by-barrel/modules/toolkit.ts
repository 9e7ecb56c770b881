import { createMiddleware } from 'seamline'

export { createServerFn as serverFn } from 'seamline'
export default createMiddleware
