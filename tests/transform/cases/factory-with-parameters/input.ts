import { createServerFn } from 'seamline'
import { requireRole } from './CLIENT_MARKER/roles'

const serverFnFor = (role: string, { method = 'GET' }: { method?: 'GET' | 'POST' } = {}) =>
  createServerFn({ method }).middleware([requireRole(role)])

export const who = serverFnFor('user').handler(() => 'SERVER_MARKER')

export const all = serverFnFor('admin', { method: 'POST' })
  .inputValidator((id: string) => ['SERVER_MARKER', id])
  .handler(() => 'SERVER_MARKER')
