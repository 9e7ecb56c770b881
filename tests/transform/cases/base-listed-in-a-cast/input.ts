import { createServerFn } from 'seamline'

const authed = createServerFn().middleware([])

export const who = createServerFn()
  .middleware([authed] as const)
  .handler(() => 'SERVER_MARKER')
