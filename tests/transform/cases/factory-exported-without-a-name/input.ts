import make, { open } from './factories'

export const who = make('user').handler(() => 'SERVER_MARKER')

export const now = open.handler(() => 'SERVER_MARKER')
