import { createServerFn } from 'seamline'
import { auth } from './CLIENT_MARKER/auth'
import { check } from './SERVER_MARKER/schema'

export const authedServerFn = createServerFn().middleware([auth]).inputValidator(check)

const open = createServerFn()
export { open, open as openServerFn }

export const who = authedServerFn.handler(() => 'SERVER_MARKER')
