import { authed, open } from './bases'

export const base = import.meta.env.DEV ? open : authed

export const who = base.handler(() => 'SERVER_MARKER')
