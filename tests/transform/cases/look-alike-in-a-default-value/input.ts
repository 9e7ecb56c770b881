import { createServerFn } from 'seamline'

export const make = (createServerFn: Kit, now = createServerFn().handler(() => 'CLIENT_MARKER')) =>
  now

export function taken({ createServerFn, now = createServerFn().handler(() => 'CLIENT_MARKER') }) {
  return now
}
