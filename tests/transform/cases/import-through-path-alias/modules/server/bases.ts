import { createServerFn } from '~/toolkit'

export const authed = createServerFn()
