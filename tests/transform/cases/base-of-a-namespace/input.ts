import * as bases from './bases'

export const who = bases.authed.handler(() => 'SERVER_MARKER')

export const one = bases.kit.admin({ method: 'POST' }).handler(() => 'SERVER_MARKER')
