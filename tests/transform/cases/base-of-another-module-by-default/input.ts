import authed from './bases'
import { default as open } from './bases'

export const who = authed.handler(() => 'SERVER_MARKER')

export const now = open({ method: 'POST' }).handler(() => 'SERVER_MARKER')
