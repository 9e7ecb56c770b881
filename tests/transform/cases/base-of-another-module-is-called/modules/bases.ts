import { createServerFn } from 'seamline'

export const authedServerFn = createServerFn().middleware([])
