import { createMiddleware } from 'seamline'

export const audited = createMiddleware({ type: 'function' }).middleware([])
export const kit = { traced: createMiddleware({ type: 'function' }) }
