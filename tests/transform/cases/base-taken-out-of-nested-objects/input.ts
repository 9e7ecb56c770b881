import { kit } from './kit'

const {
  authed,
  open: { plain: base },
} = kit

export const who = authed.handler(() => 'SERVER_MARKER')

export const now = base.handler(() => 'SERVER_MARKER')
