import { createServerFn } from 'seamline'

export const authed = createServerFn()
