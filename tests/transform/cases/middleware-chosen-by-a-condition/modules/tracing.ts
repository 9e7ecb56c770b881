import { createMiddleware } from 'seamline'

export const traced = createMiddleware({ type: 'function' })
