import { createServerFn } from 'seamline'

export const authed = createServerFn() as unknown as never
export const maybe = (createServerFn())!
