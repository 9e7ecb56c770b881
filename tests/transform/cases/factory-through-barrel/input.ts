import { authed } from './server'

export const who = authed('user').handler(() => 'SERVER_MARKER')
