import { admin, kit, serverFnFor } from './factories'

export const who = serverFnFor('user').handler(() => 'SERVER_MARKER')

export const all = admin().handler(() => 'SERVER_MARKER')

export const one = kit.authed({ role: 'user' }).handler(() => 'SERVER_MARKER')
