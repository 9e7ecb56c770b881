import { createServerFn } from 'seamline'

export const audited = createServerFn()
