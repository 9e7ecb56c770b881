import { createServerFn } from 'seamline'

export function serverFnFor(): Base
export function serverFnFor(role: string): Base
export function serverFnFor(role?: string) {
  const base = createServerFn()
  if (role !== undefined) return base.middleware([role])
  return base
}
