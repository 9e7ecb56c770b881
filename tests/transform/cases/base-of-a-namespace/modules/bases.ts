import { createServerFn } from 'seamline'

export const authed = createServerFn()
export const kit = { admin: authed.middleware([]) }
