import { createServerFn } from 'seamline'
import { createServerFn as other } from 'other-kit'

export const now = createServerFn().handler(() => 'SERVER_MARKER')

export const later = other().handler(() => 'CLIENT_MARKER')

export function use(createServerFn: Kit) {
  return createServerFn().handler(() => 'CLIENT_MARKER')
}
