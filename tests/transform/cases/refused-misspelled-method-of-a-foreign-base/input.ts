import { authed } from './bases'

export const who = authed.middleware([]).handle(() => 'SERVER_MARKER')
