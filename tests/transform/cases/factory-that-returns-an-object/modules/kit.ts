import { createServerFn } from 'seamline'

export const makeKit = (role: string) => ({
  open: createServerFn(),
  authed: createServerFn().middleware([role]),
})
