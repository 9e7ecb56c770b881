import { createServerFn } from 'seamline'

export const open = createServerFn()
export const authed = open.middleware([])
