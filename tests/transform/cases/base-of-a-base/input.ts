import { createServerFn } from 'seamline'
import { auth, log } from './CLIENT_MARKER/middleware'

const logged = createServerFn().middleware([log])
const authed = logged.middleware([auth])

export const now = authed.handler(() => 'SERVER_MARKER')
