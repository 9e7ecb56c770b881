import { makeKit } from './kit'

const { authed } = makeKit('user')

export const who = authed.handler(() => 'SERVER_MARKER')

export const all = makeKit('admin').open({ method: 'POST' }).handler(() => 'SERVER_MARKER')
