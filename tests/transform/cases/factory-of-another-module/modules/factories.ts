import { createServerFn } from 'seamline'
import { requireRole } from './roles'

export function serverFnFor(role: string) {
  return createServerFn().middleware([requireRole(role)])
}

export const admin = () => serverFnFor('admin')

export const kit = {
  authed({ role }: { role: string }) {
    return serverFnFor(role)
  },
}
