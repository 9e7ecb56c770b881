import { createServerFn } from 'seamline'
import { audited } from './bases'
import { auth } from './CLIENT_MARKER/auth'

const authed = createServerFn().middleware([auth])

export const who = createServerFn()
  .middleware([authed, audited])
  .handler(() => 'SERVER_MARKER')
