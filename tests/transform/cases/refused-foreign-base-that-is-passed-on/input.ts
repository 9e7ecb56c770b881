import { authed } from './bases'

export const list = [authed]
export const who = authed.handler(() => 'SERVER_MARKER')
