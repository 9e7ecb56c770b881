import { createServerFn } from 'seamline'

export const base = createServerFn()
